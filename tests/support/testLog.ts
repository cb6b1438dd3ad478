import pino, { type Logger } from 'pino';

export interface TestLog {
  readonly log: Logger;
  /** what was logged, as objects */
  readonly lines: Record<string, unknown>[];
}

export function createTestLog(): TestLog {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  return { log, lines };
}
