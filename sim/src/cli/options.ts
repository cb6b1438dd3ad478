import { createSimError, type SimError } from '../errors.ts';

export interface UdpAddress {
  readonly host: string;
  readonly port: number;
}

function invalid(name: string, value: string, wanted: string): SimError {
  return createSimError('option-invalid', `${name} ${value}: ${wanted}`);
}

/** `127.0.0.1:7700`, `[::1]:7700` */
export function parseAddress(value: string): UdpAddress {
  const match = /^(?:\[([0-9a-fA-F:.]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(value);
  const port = Number(match?.[3] ?? 0);
  if (!match || port < 1 || port > 65_535) throw invalid('--udp', value, 'write HOST:PORT, like 127.0.0.1:7700');
  return { host: match[1] ?? match[2] ?? '', port };
}

/** A whole number in `least..most`. */
export function parseWhole(name: string, least: number, most: number) {
  return (value: string): number => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least && number <= most) return number;
    throw invalid(name, value, `a whole number from ${least} to ${most}`);
  };
}

/** Virtual seconds in a real one; `max` is as fast as the machine can. */
export function parseSpeed(value: string): number {
  if (value === 'max') return Infinity;
  const speed = Number(value);
  if (speed >= 0.01 && speed <= 100_000) return speed;
  throw invalid('--speed', value, 'a number from 0.01 to 100000, or max');
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 };

/** `90s`, `24h`: ms */
export function parseDuration(value: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|min|h|d)$/.exec(value);
  if (match) return Number(match[1]) * (UNITS[match[2] ?? ''] ?? 0);
  throw invalid('--duration', value, 'a number with a unit: ms, s, min, h or d, like 10min');
}

const DAY = 86_400_000;

/** Days, as ms. */
export function parseDays(value: string): number {
  const days = Number(value);
  if (/^\d+(\.\d+)?$/.test(value) && days > 0 && days <= 3_650) return days * DAY;
  throw invalid('--days', value, 'a number of days, at most 3650');
}

/** `1,2,3` */
export function parseWholes(name: string, least: number, most: number) {
  const parse = parseWhole(name, least, most);
  return (value: string): readonly number[] => value.split(',').map((part) => parse(part.trim()));
}

/** `6.5%,20%`: shares */
export function parseLosses(value: string): readonly number[] {
  return value.split(',').map((part) => {
    const match = /^(\d+(?:\.\d+)?) ?%$/.exec(part.trim());
    const percent = Number(match?.[1]);
    if (match && percent < 100) return percent / 100;
    throw invalid('--radio', value, 'shares of frames that fade, below 100%, like 6.5%,20%');
  });
}
