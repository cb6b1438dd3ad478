import { firmwareError } from '../errors.ts';

/** Throws usage-invalid for a name that is empty, as of a variable of the shell that is not set. */
export function readPort(text: string): string {
  if (text.trim() !== '') return text;
  throw firmwareError('usage-invalid', '--port is empty', { hint: 'a serial port, such as /dev/ttyACM0; or a folder' });
}

/** Throws usage-invalid. */
export function readBaud(text: string): number {
  const baud = /^\d{3,7}$/.test(text) ? Number(text) : 0;
  if (baud >= 300 && baud <= 4_000_000) return baud;
  throw firmwareError('usage-invalid', `--baud: '${text}' is no baud rate`, { hint: '300..4000000, such as 115200' });
}
