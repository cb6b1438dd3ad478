import { firmwareError } from '../errors.ts';

/** Throws usage-invalid. */
export function readBaud(text: string): number {
  const baud = /^\d{3,7}$/.test(text) ? Number(text) : 0;
  if (baud >= 300 && baud <= 4_000_000) return baud;
  throw firmwareError('usage-invalid', `--baud: '${text}' is no baud rate`, { hint: '300..4000000, such as 115200' });
}
