import { listPorts, type PortInfo } from './listPorts.ts';
import type { Machine } from './machine.ts';
import type { PortName, UsbIdentity } from './portName.ts';

/** The device to open, or why there is none. */
export type FoundPort = { readonly ok: true; readonly path: string } | { readonly ok: false; readonly reason: string };

export function fits(wanted: UsbIdentity, { usb }: PortInfo): boolean {
  if (usb?.vendor !== wanted.vendor || usb.product !== wanted.product) return false;
  const isSerial = wanted.serial === undefined || wanted.serial === usb.serial;
  return isSerial && (wanted.interface === undefined || wanted.interface === usb.interface);
}

/** To be asked at each opening: what is plugged in again may have another name. */
export function findPort(machine: Machine, { path, usb }: PortName): FoundPort {
  if (!usb) return { ok: true, path: path ?? '' };
  const found = listPorts(machine).filter((port) => fits(usb, port));
  const [first, ...others] = found;
  if (first && others.length === 0) return { ok: true, path: first.device };
  if (!first) return { ok: false, reason: 'no such device is plugged in (lidwatch ports lists them)' };
  const devices = found.map(({ device }) => device).join(', ');
  return { ok: false, reason: `fits several ports: ${devices}; say which (lidwatch ports tells how)` };
}
