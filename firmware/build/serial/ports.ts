import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type FirmwareError, firmwareError } from '../errors.ts';

const BY_ID = '/dev/serial/by-id';

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/**
 * Serial ports that may have a board behind them: by their lasting names, else by their numbers. `SerialPort.list()` is
 * not asked: where `udevadm` is missing it ends the process.
 */
export function portCandidates(byId = BY_ID, devices = '/dev'): readonly string[] {
  const named = list(byId).map((name) => join(byId, name));
  const numbered = list(devices).filter((name) => /^tty(?:USB|ACM)\d+$/.test(name));
  return (named.length > 0 ? named : numbered.map((name) => join(devices, name))).toSorted();
}

/** A port that cannot be opened, with what could be meant instead. */
export function portMissing(port: string, reason: string): FirmwareError {
  const candidates = portCandidates();
  const hint =
    candidates.length > 0
      ? `ports that are there: ${candidates.join(', ')}`
      : 'no serial port is there: is the cable plugged in, and may you use it (group dialout)?';
  const what = reason.replace(/^Error: /, '');
  return firmwareError('port-missing', what.includes(port) ? what : `${port}: ${what}`, { hint });
}
