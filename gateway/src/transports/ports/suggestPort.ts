import { fits } from './findPort.ts';
import type { PortInfo } from './listPorts.ts';
import { type PortName, type UsbIdentity, usbText } from './portName.ts';

/** What tells this port from the others that are here: its serial number at least, where it has one. */
function identityOf(port: PortInfo, all: readonly PortInfo[]): UsbIdentity | undefined {
  if (!port.usb) return undefined;
  const { interface: number, ...device } = port.usb;
  const isAlone = (usb: UsbIdentity): boolean => all.filter((other) => fits(usb, other)).length === 1;
  return [device, ...(number === undefined ? [] : [port.usb])].find(isAlone);
}

/**
 * The name for gateway.yaml that finds the port again after a restart and in another socket. By-id links are made of the
 * same as the identity, so that of two devices that say the same only one has a link: then it is the socket that tells.
 */
export function suggestPort(port: PortInfo, all: readonly PortInfo[]): PortName {
  const usb = identityOf(port, all);
  if (usb) return port.byId === undefined ? { usb } : { path: port.byId };
  return { path: port.byPath ?? port.device };
}

/** A line of gateway.yaml; quoted where YAML would read something else. */
export function portLine({ path, usb }: PortName): string {
  const [key, value] = usb ? ['usb', usbText(usb)] : ['path', path ?? ''];
  return `${key}: ${/^[\w/.:-]+$/.test(value) && !value.endsWith(':') ? value : JSON.stringify(value)}`;
}
