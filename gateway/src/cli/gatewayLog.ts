import { write as writeFd } from 'node:fs';
import type { Logger } from 'pino';
import { coded, REDACTED } from '../parts/logCodes.ts';
import { createLineWriter } from './lineWriter.ts';

export interface GatewayLog {
  readonly log: Logger;
  /** Brings out what waits, as far as somebody reads it; false where nobody does. */
  end(): Promise<boolean>;
}

const STDERR = 2;
/** Bytes that wait for whoever reads the log. */
const WAITING = 1024 ** 2;

/**
 * Lines of JSON to standard error, written beside the event loop: pino's own writers either hold up every frame while nobody reads
 * (a full pipe), or do not come to an end on a disk that is full.
 */
export async function openGatewayLog(level: string): Promise<GatewayLog> {
  const { pino } = await import('pino');
  const writer = createLineWriter({
    limit: WAITING,
    write: (bytes, done) => writeFd(STDERR, bytes, done),
    onRoom: (lines) => log.warn(coded('log-dropped', { lines }), 'lines of the log are lost'),
  });
  const log = pino({ level, redact: REDACTED }, writer);
  return { log, end: writer.end };
}
