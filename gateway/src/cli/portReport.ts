import { realpathSync } from 'node:fs';
import { isSerial, type LinkConfig } from '../config/links/link.ts';
import { findPort } from '../transports/ports/findPort.ts';
import { listPorts, type PortInfo } from '../transports/ports/listPorts.ts';
import { attempt, type Machine } from '../transports/ports/machine.ts';
import { permissionTrouble } from '../transports/ports/openFailure.ts';
import { type Holder, portHolders } from '../transports/ports/portHolders.ts';
import { portText, usbText } from '../transports/ports/portName.ts';
import { portLine, suggestPort } from '../transports/ports/suggestPort.ts';

export interface PortReport {
  /** `/dev/ttyUSB0` */
  readonly device: string;
  /** `0403:6001:A50285BI:if00`, all that it says of itself */
  readonly usb?: string;
  /** `FTDI FT232R USB UART` */
  readonly text?: string;
  readonly byId?: string;
  readonly byPath?: string;
  /** link of gateway.yaml that means this port */
  readonly link?: string;
  /** processes that have it open, as far as this user may see */
  readonly heldBy: readonly Holder[];
  /** what keeps this user from it */
  readonly trouble?: string;
  /** the line for a link of gateway.yaml */
  readonly write: string;
}

/** A link of gateway.yaml whose port is not here. */
interface MissingPort {
  readonly link: string;
  readonly port: string;
  readonly reason: string;
}

export interface PortsReport {
  readonly ports: readonly PortReport[];
  readonly missing: readonly MissingPort[];
}

const real = (path: string): string => attempt(() => realpathSync(path)) ?? path;

/** The serial ports of a machine, and the links that use them. Nothing is opened. */
export function reportPorts(machine: Machine, links: readonly LinkConfig[]): PortsReport {
  const all = listPorts(machine);
  const wanted = links.filter(isSerial).map((link) => ({ link, found: findPort(machine, link) }));

  function about(port: PortInfo): PortReport {
    const { device, usb, ...names } = port;
    const owner = wanted.find(({ found }) => found.ok && real(found.path) === real(device));
    const trouble = permissionTrouble(machine, device);
    return {
      device,
      ...(usb ? { usb: usbText(usb) } : {}),
      ...names,
      ...(owner ? { link: owner.link.name } : {}),
      heldBy: portHolders(machine, device),
      ...(trouble === undefined ? {} : { trouble }),
      write: portLine(suggestPort(port, all)),
    };
  }

  const missing = wanted.flatMap(({ link, found }) => {
    const reason = found.ok ? 'is not there' : found.reason;
    const isHere = found.ok && attempt(() => realpathSync(found.path)) !== undefined;
    return isHere ? [] : [{ link: link.name, port: portText(link), reason }];
  });
  return { ports: all.map(about), missing };
}
