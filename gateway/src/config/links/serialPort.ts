import type { z } from 'zod';
import { quantity, text } from '../fields.ts';

const DAY_MS = 86_400_000;

const USB_WORDS = 'a USB device, vendor:product[:serial][:ifNN], such as 0403:6001:A50285BI (lidwatch ports tells it)';
// a serial number may hold colons, as one that is a MAC address does
const USB = /^([0-9a-f]{4}):([0-9a-f]{4})(?::(.+?))??(?::if([0-9a-f]{2}))?$/i;

const usb = text(USB, USB_WORDS).transform((value) => {
  const [, vendor = '', product = '', serial, number] = USB.exec(value) ?? [];
  return {
    vendor: vendor.toLowerCase(),
    product: product.toLowerCase(),
    ...(serial === undefined ? {} : { serial }),
    ...(number === undefined ? {} : { interface: Number.parseInt(number, 16) }),
  };
});

/** What every link on a serial port is told. */
export const serialPort = {
  path: text(/^\/./, 'the path of a serial port, such as /dev/serial/by-id/... or /dev/ttyUSB0').optional(),
  usb: usb.optional(),
  // a port that is open but silent for so long is looked after; absent: an hour
  silence: quantity('time', { min: 1_000, max: 30 * DAY_MS }).optional(),
};

/** A port is named in one of the two ways. */
export function onePort(
  link: { readonly path?: string | undefined; readonly usb?: unknown },
  context: z.RefinementCtx,
): void {
  if ((link.path === undefined) !== (link.usb === undefined)) return;
  const message =
    link.usb === undefined
      ? 'is missing; path or usb is needed (lidwatch ports lists both)'
      : 'path names the port already';
  const [key, input] = link.usb === undefined ? ['path', link.path] : ['usb', link.usb];
  context.addIssue({ code: 'custom', path: [key], message, input });
}
