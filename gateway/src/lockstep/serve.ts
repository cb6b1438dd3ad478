import { isGatewayError } from '../errors.ts';
import { createLines, LONGEST_LINE } from './lines.ts';
import type { Lockstep } from './lockstep.ts';
import { invalid, parseRequest } from './request.ts';

export interface ServeOptions {
  readonly input: AsyncIterable<Buffer>;
  /** one line, with its line feed */
  readonly answer: (line: string) => void;
  readonly lockstep: Lockstep;
}

/** Answers each line of the input with one line, until its end or a request to end. */
export async function serve({ input, answer, lockstep }: ServeOptions): Promise<void> {
  const lines = createLines();
  let number = 0;

  /** True where that was the end. */
  function take(line: string | undefined): boolean {
    number += 1;
    try {
      if (line === undefined) throw invalid([], `is longer than ${LONGEST_LINE} bytes`);
      if (line.trim() === '') return false;
      const request = parseRequest(line);
      answer(`${JSON.stringify(lockstep.take(request))}\n`);
      return 'end' in request;
    } catch (error) {
      if (!isGatewayError(error, 'lockstep-invalid')) throw error;
      const path = 'path' in error ? error.path : '';
      answer(`${JSON.stringify({ error: { code: error.code, line: number, path, message: error.message } })}\n`);
      return false;
    }
  }

  for await (const bytes of input) {
    for (const line of lines.take(bytes)) if (take(line)) return;
  }
  const rest = lines.rest();
  if (rest !== undefined) take(rest);
}
