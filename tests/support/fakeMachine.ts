import { mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Machine, type Probe, thisMachine } from '../../gateway/src/transports/ports/machine.ts';
import type { UsbIdentity } from '../../gateway/src/transports/ports/portName.ts';
import { temporaryFolder } from './temporaryFolder.ts';

export interface FakeMachine {
  readonly machine: Machine;
  /** what opening a device shows, in place of opening it */
  probe: ((path: string) => Probe) | undefined;
  /** may this user open a device, in place of asking the system */
  mayUse: ((path: string) => boolean) | undefined;
  /** A USB serial adapter, as the kernel shows it in sysfs; the device is a link to `target`. */
  plug(name: string, usb: UsbIdentity, target: string, words?: readonly [manufacturer: string, product: string]): void;
  unplug(name: string): void;
  /** A UART of the board; `type` 0: an address at which nothing was found. */
  addUart(name: string, type: number): void;
  /** A link below /dev/serial. */
  link(folder: 'by-id' | 'by-path', name: string, device: string): void;
  write(path: string, text: string): void;
}

/** A machine as far as serial ports are concerned, in a folder of its own. */
export function createFakeMachine(): FakeMachine {
  const root = realpathSync(temporaryFolder());
  const at = (...names: readonly string[]): string => join(root, ...names);

  function write(path: string, text: string): void {
    mkdirSync(at(path, '..'), { recursive: true });
    writeFileSync(at(path), text);
  }

  function link(target: string, path: string): void {
    mkdirSync(at(path, '..'), { recursive: true });
    symlinkSync(target, at(path));
  }

  for (const folder of ['dev', 'sys/class/tty', 'proc', 'etc']) mkdirSync(at(folder), { recursive: true });
  // a console and a pseudo-terminal's master have no device
  for (const name of ['console', 'ptmx', 'tty1']) mkdirSync(at('sys/devices/virtual/tty', name), { recursive: true });
  for (const name of ['console', 'ptmx', 'tty1']) link(`../../devices/virtual/tty/${name}`, `sys/class/tty/${name}`);
  const self: FakeMachine = {
    machine: {
      dev: at('dev'),
      sys: at('sys'),
      proc: at('proc'),
      etc: at('etc'),
      user: () => 'lidwatch',
      mayUse: (path) => (self.mayUse ?? thisMachine.mayUse)(path),
      probe: (path) => (self.probe ?? thisMachine.probe)(path),
    },
    probe: undefined,
    mayUse: undefined,
    plug(name, { vendor, product, serial, interface: number = 0 }, target, words = ['Maker', 'Serial']) {
      const device = `sys/devices/pci0/usb1/1-2-${name}`;
      const port = `${device}/1-2:1.${number}`;
      write(`${device}/idVendor`, `${vendor}\n`);
      write(`${device}/idProduct`, `${product}\n`);
      write(`${device}/manufacturer`, `${words[0]}\n`);
      write(`${device}/product`, `${words[1]}\n`);
      if (serial !== undefined) write(`${device}/serial`, `${serial}\n`);
      write(`${port}/bInterfaceNumber`, `${number.toString(16).padStart(2, '0')}\n`);
      mkdirSync(at(port, name, 'tty', name), { recursive: true });
      link(`../../../${name}`, `${port}/${name}/tty/${name}/device`);
      link(`../../devices/pci0/usb1/1-2-${name}/1-2:1.${number}/${name}/tty/${name}`, `sys/class/tty/${name}`);
      link(target, `dev/${name}`);
    },
    unplug(name) {
      for (const path of [`sys/class/tty/${name}`, `sys/devices/pci0/usb1/1-2-${name}`, `dev/${name}`]) {
        rmSync(at(path), { recursive: true, force: true });
      }
    },
    addUart(name, type) {
      mkdirSync(at('sys/devices/platform/serial8250', name), { recursive: true });
      write(`sys/devices/platform/serial8250/tty/${name}/type`, `${type}\n`);
      link('../../../serial8250', `sys/devices/platform/serial8250/tty/${name}/device`);
      link(`../../devices/platform/serial8250/tty/${name}`, `sys/class/tty/${name}`);
      write(`dev/${name}`, '');
    },
    link: (folder, name, device) => link(`../../${device}`, `dev/serial/${folder}/${name}`),
    write,
  };
  return self;
}
