import { Transform } from 'node:stream';
import type { Tally } from './tally.ts';

/** A remark in quotes may go over some lines; a quote that is open for longer was never closed. */
const MOST_LINES = 10;

const LINES = /[^\r\n]*(?:\r\n|\n|\r|$)/g;
/** characters; what has no end by then is no line */
const LONGEST = 1_048_576;

/**
 * Does a quote stand open at the end of the line? It opens where a cell begins, and closes where one ends (RFC 4180 section 2). `carried`:
 * it stood open before; undefined where it is closed then by what closes no cell, so that it was none.
 */
function leavesOpen(line: string, delimiter: string, carried: boolean): boolean | undefined {
  let open = carried;
  let isCarried = carried;
  for (let i = line.indexOf('"'); i >= 0; i = line.indexOf('"', i + 1)) {
    const next = line[i + 1] ?? '\n';
    if (!open) open = i === 0 || line[i - 1] === delimiter;
    else if (next === '"') i += 1;
    else if (isCarried && next !== delimiter && next !== '\n' && next !== '\r') return undefined;
    else {
      open = false;
      isCarried = false;
    }
  }
  return open;
}

/**
 * A line that was cut off behind a quote would make one cell of all that follows, up to the next quote or to the end. It is
 * tallied and left empty, and the lines behind it are rows again. Bytes that are no quotes and no ends of lines pass through as they are.
 */
export function closeQuotes(delimiter: string, tally: Tally): Transform {
  let rest = '';
  /** lines since the quote that stands open; the first of them has the number `line` */
  let held: string[] = [];
  let line = 1;

  function take(one: string, out: string[]): void {
    const isOpen = leavesOpen(one, delimiter, held.length > 0);
    if (isOpen === false) {
      for (const before of held) out.push(before);
      out.push(one);
      line += held.length + 1;
      held = [];
      return;
    }
    held.push(one);
    if (isOpen === undefined || held.length > MOST_LINES) giveUp(out);
  }

  function giveUp(out: string[]): void {
    const [broken = '', ...behind] = held;
    held = [];
    tally.add('row: broken quotes', line, broken.trim());
    out.push(broken.slice(broken.search(/[\r\n]*$/)));
    line += 1;
    for (const one of behind) take(one, out);
  }

  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      // one byte, one character, and back
      const lines = (rest + chunk.toString('latin1')).match(LINES) ?? [];
      const out: string[] = [];
      // the last of them is empty; the one before it may go on in the next chunk, be it with the other half of its end
      lines.pop();
      const last = lines.at(-1) ?? '';
      rest = last.endsWith('\n') || last.length > LONGEST ? '' : (lines.pop() ?? '');
      for (const one of lines) take(one, out);
      done(null, Buffer.from(out.join(''), 'latin1'));
    },
    flush(done) {
      const out: string[] = [];
      if (rest !== '') take(rest, out);
      while (held.length > 0) giveUp(out);
      done(null, Buffer.from(out.join(''), 'latin1'));
    },
  });
}
