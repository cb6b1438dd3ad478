import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { attempt, type Machine } from './machine.ts';
import type { UsbIdentity } from './portName.ts';

/** A serial port that has something behind it. */
export interface PortInfo {
  /** `/dev/ttyUSB0` */
  readonly device: string;
  /** the device that it is part of, with all that it says of itself */
  readonly usb?: UsbIdentity;
  /** `FTDI FT232R USB UART` */
  readonly text?: string;
  /** links to it that last: by-id is the same in whatever socket, by-path whatever is in the socket */
  readonly byId?: string;
  readonly byPath?: string;
}

/** from a port up to the device that it is part of: interface, device, and a hub or two of adapters with several ports */
const LEVELS = 5;
/** serial_core.h: nothing was found at the address of this port */
const PORT_UNKNOWN = '0';

function textOf(folder: string, name: string): string | undefined {
  const text = attempt(() => readFileSync(join(folder, name), 'utf8'))?.trim();
  return text === '' ? undefined : text;
}

/** Goes up from a port until a folder describes a USB device (sysfs: idVendor, idProduct, serial; bInterfaceNumber below). */
function usbOf(machine: Machine, device: string): Pick<PortInfo, 'usb' | 'text'> {
  const top = attempt(() => realpathSync(machine.sys)) ?? machine.sys;
  let number: string | undefined;
  let folder = device;
  for (let level = 0; level < LEVELS && folder.startsWith(`${top}/`); level += 1, folder = dirname(folder)) {
    number ??= textOf(folder, 'bInterfaceNumber');
    const [vendor, product, serial] = ['idVendor', 'idProduct', 'serial'].map((name) => textOf(folder, name));
    if (vendor === undefined || product === undefined) continue;
    const words = ['manufacturer', 'product'].map((name) => textOf(folder, name)).filter((word) => word !== undefined);
    const usb = {
      vendor: vendor.toLowerCase(),
      product: product.toLowerCase(),
      ...(serial === undefined ? {} : { serial }),
    };
    return {
      usb: number === undefined ? usb : { ...usb, interface: Number.parseInt(number, 16) },
      ...(words.length === 0 ? {} : { text: words.join(' ') }),
    };
  }
  return {};
}

/** Links of a folder below /dev/serial, by the name of the device that they point to. */
function linksIn(machine: Machine, folder: string): ReadonlyMap<string, string> {
  const at = join(machine.dev, 'serial', folder);
  const names = attempt(() => readdirSync(at)) ?? [];
  return new Map(
    names.sort().flatMap((name) => {
      const target = attempt(() => readlinkSync(join(at, name)));
      return target === undefined ? [] : [[basename(target), join(at, name)]];
    }),
  );
}

/** The serial ports of the machine, out of sysfs alone: udev need not run, and nothing is opened. */
export function listPorts(machine: Machine): readonly PortInfo[] {
  const terminals = join(machine.sys, 'class/tty');
  const [byId, byPath] = [linksIn(machine, 'by-id'), linksIn(machine, 'by-path')];
  return (attempt(() => readdirSync(terminals)) ?? []).sort().flatMap((name) => {
    // consoles and pseudo-terminals are no device's
    const device = attempt(() => realpathSync(join(terminals, name, 'device')));
    if (device === undefined || textOf(join(terminals, name), 'type') === PORT_UNKNOWN) return [];
    const [id, path] = [byId.get(name), byPath.get(name)];
    return {
      device: join(machine.dev, name),
      ...usbOf(machine, device),
      ...(id === undefined ? {} : { byId: id }),
      ...(path === undefined ? {} : { byPath: path }),
    };
  });
}
