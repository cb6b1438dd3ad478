import { readFileSync, writeFileSync } from 'node:fs';
import { firmwareError } from '../errors.ts';

/**
 * The cover over a simulated node, as somebody says it. It stays as it is while its node starts anew or does not run:
 * the newest line of each kind (`hall closed`, `move 0 0 1000`) is kept in a file.
 */
export interface CoverState {
  /** Hands over what has been said so far, and from now on each new line, to this listener alone. */
  listen(act: (line: string) => boolean): void;
  /** False: there is no such line, or nobody listens. Throws file-unwritable. */
  say(line: string): boolean;
}

function readLines(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

const kindOf = (line: string) => line.split(' ')[0] ?? '';

export function createCoverState(file: string): CoverState {
  const said = new Map(
    readLines(file)
      .filter((line) => line !== '')
      .map((line) => [kindOf(line), line]),
  );
  let tell: (line: string) => boolean = () => false;

  return {
    listen(act) {
      tell = act;
      for (const line of said.values()) act(line);
    },
    say(line) {
      if (!tell(line)) return false;
      said.set(kindOf(line), line);
      try {
        writeFileSync(file, `${[...said.values()].join('\n')}\n`);
      } catch (error) {
        throw firmwareError('file-unwritable', `${file}: ${(error as Error).message}`, {
          hint: 'what was said of the cover is kept there; make the file writable, and run the node again',
          cause: error,
        });
      }
      return true;
    },
  };
}
