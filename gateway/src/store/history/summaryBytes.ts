import { SIGNAL_NAMES } from './signals.ts';
import type { Summaries, Summary } from './summary.ts';

/**
 * A bucket's summaries as the bytes of its row: variable-length integers of 7 bits a byte, the least first.
 *
 *   mask of the signals; ms from the bucket's start to its newest sample; then of each signal, in the order of their
 *   numbers: 2 * count + varies, ms from its own newest sample to the bucket's, last (zigzag), and only where it varies
 *   last - min, max - last, sum - count * last (zigzag).
 *
 * Most buckets hold one reading, and a signal takes four bytes of it.
 */
export function encodeSummaries(summaries: Summaries, start: number): Uint8Array {
  let mask = 0;
  let newest = start;
  for (const [signal, summary] of summaries.entries()) {
    if (!summary) continue;
    mask += 2 ** signal;
    newest = Math.max(newest, summary.at);
  }
  written = 0;
  put(mask);
  put(newest - start);
  for (const summary of summaries) if (summary) putSummary(summary, newest);
  return scratch.slice(0, written);
}

/** undefined where the bytes are damaged. */
export function decodeSummaries(bytes: Uint8Array, start: number): Summaries | undefined {
  source = bytes;
  offset = 0;
  const mask = take();
  const newest = start + take();
  const summaries: Summaries = [];
  for (let signal = 0; signal < SIGNAL_NAMES.length; signal += 1) {
    summaries.push(Math.floor(mask / 2 ** signal) % 2 === 1 ? takeSummary(newest) : undefined);
  }
  // beyond its end everything reads as NaN
  return offset === bytes.length ? summaries : undefined;
}

function putSummary({ count, min, max, sum, last, at }: Summary, newest: number): void {
  const varies = min !== max;
  put(2 * count + (varies ? 1 : 0));
  put(newest - at);
  put(zigzag(last));
  if (!varies) return;
  put(last - min);
  put(max - last);
  put(zigzag(sum - count * last));
}

function takeSummary(newest: number): Summary {
  const head = take();
  const at = newest - take();
  const last = unzigzag(take());
  const count = Math.floor(head / 2);
  if (head % 2 !== 1) return { count, min: last, max: last, sum: count * last, last, at };
  const min = last - take();
  const max = last + take();
  return { count, min, max, sum: count * last + unzigzag(take()), last, at };
}

/** 12 signals of 6 numbers of at most 8 bytes, and what stands before them. Shared: encoding is never interrupted. */
const scratch = new Uint8Array(640);
let written = 0;
let source: Uint8Array = scratch;
let offset = 0;

/** Up to 2^53: bit operations end at 2^31. */
function put(value: number): void {
  let rest = value;
  while (rest >= 128) {
    scratch[written] = 128 + (rest % 128);
    written += 1;
    rest = Math.floor(rest / 128);
  }
  scratch[written] = rest;
  written += 1;
}

function take(): number {
  let value = 0;
  for (let factor = 1; ; factor *= 128) {
    const byte = source[offset] ?? Number.NaN;
    offset += 1;
    if (!(byte >= 128)) return value + byte * factor;
    value += (byte - 128) * factor;
  }
}

function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function unzigzag(code: number): number {
  return code % 2 === 1 ? -(code + 1) / 2 : code / 2;
}
