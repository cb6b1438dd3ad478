import { FLAG, TRIGGER, TYPE } from '@lidwatch/protocol';
import { MODE } from '../../src/core/modes/mode.ts';
import { REFUSED, TRACE } from '../../src/core/trace.ts';

type Codes = Readonly<Record<string, number>>;

/** What `a` or `b` of a trace is: a name, and the table of its codes where it has one. */
type Argument = readonly [label: string, codes?: Codes];

/** Beside TRACE, whose comments say the same. A code that has no row here shows its numbers. */
const ARGUMENTS: Readonly<Record<string, readonly [a?: Argument, b?: Argument]>> = {
  mode: [
    ['now', MODE],
    ['before', MODE],
  ],
  wake: [['wakes']],
  look: [['angle'], ['impacts']],
  zero: [['learned']],
  queued: [
    ['type', TYPE],
    ['trigger', TRIGGER],
  ],
  sent: [['type', TYPE], ['seq']],
  acked: [['type', TYPE], ['seq']],
  dropped: [['type', TYPE], ['dropped']],
  downlink: [['type', TYPE], ['counter']],
  refused: [['why', REFUSED], ['length']],
  fault: [['flag', FLAG], ['there']],
  flash: [],
};

export function traceName(code: number): string | undefined {
  return Object.entries(TRACE).find(([, value]) => value === code)?.[0];
}

function words([label, codes]: Argument, value: number): string {
  const name = codes && Object.entries(codes).find(([, code]) => code === value)?.[0];
  return `${label} ${name ?? value}`;
}

/** A trace as a person reads it: `sent    type alert, seq 12`. */
export function traceWords(code: number, a: number, b: number): string {
  const name = traceName(code);
  const known = name === undefined ? undefined : ARGUMENTS[name];
  if (name === undefined || known === undefined) return `${name ?? `code ${code}`}  ${a} ${b}`;
  const [first, second] = known;
  const texts = [first && words(first, a), second && words(second, b)].filter((text) => text !== undefined);
  return `${name.padEnd(8)} ${texts.join(', ')}`.trimEnd();
}
