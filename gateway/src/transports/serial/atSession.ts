import type { Cancel, Clock } from '../../parts/clock.ts';
import type { Reply, Said, SaidParser, Talk } from './dialect.ts';

export interface AtSessionOptions {
  readonly clock: Clock;
  readonly write: (bytes: Uint8Array) => void;
  readonly createParser: (take: (said: Said) => void) => SaidParser;
  readonly onReceived: (frame: Extract<Said, { readonly kind: 'received' }>) => void;
  /** The module has lost its settings. */
  readonly onRestart: (reason: string) => void;
  /** The module has said something, be it only a reply that nobody waits for. */
  readonly onSaid: () => void;
  /** Bytes or replies that belong to nothing, as after noise on the line. */
  readonly onNoise: (count: number) => void;
}

/** One command at a time over an open line; frames may come in at any moment between a command and its reply. */
export interface AtSession {
  feed(bytes: Uint8Array): void;
  /** `work` has the module for itself; calls queue up behind each other. After a restart all its commands are interrupted. */
  alone<T>(work: (talk: Talk) => Promise<T>): Promise<T>;
  /** Ends what is pending and all that waits as `interrupted`. */
  close(): void;
}

const COMMAND_MS = 1_000;
/** Modules answer errors in pairs (`+ERR=12`, `+ERR=10`): what follows this soon belongs to the same command. */
const SETTLE_MS = 60;
/** A module does not pause this long inside a line: the rest of it is lost. */
const LINE_GAP_MS = 300;

interface Pending {
  readonly settle: (reply: Reply) => void;
  readonly ends: 'ok' | 'value' | 'sent' | 'restart';
  readonly errors: Extract<Said, { readonly kind: 'error' }>[];
  value: string | undefined;
  cancel: Cancel;
}

export function createAtSession(options: AtSessionOptions): AtSession {
  const { clock } = options;
  const parser = options.createParser(take);
  let pending: Pending | undefined;
  let chain: Promise<unknown> = Promise.resolve();
  let closed = false;
  /** grows at every restart: what was begun before has nobody to talk to */
  let life = 0;
  let noise = 0;
  let cancelFlush: Cancel | undefined;

  function settle(reply: Reply): void {
    const settling = pending;
    pending = undefined;
    settling?.cancel();
    settling?.settle(reply);
  }

  function takeError(failing: Pending, said: Extract<Said, { readonly kind: 'error' }>): void {
    failing.errors.push(said);
    if (failing.errors.length > 1) return;
    failing.cancel();
    failing.cancel = clock.after(SETTLE_MS, () => {
      const text = failing.errors.map((one) => one.text).join(', ');
      settle({ kind: 'error', text, busy: failing.errors.some(({ busy }) => busy) });
    });
  }

  function takeReply(awaiting: Pending, kind: 'ok' | 'value' | 'sent', value: string | undefined): void {
    awaiting.value ??= value;
    // a query is over with an `ok`, too; errors before it were noise on the line
    const isOver = kind === awaiting.ends || (kind === 'ok' && awaiting.ends === 'value');
    if (isOver) settle({ kind: 'ok', value: awaiting.value });
  }

  function restart(reason: string): void {
    life += 1;
    settle({ kind: 'interrupted' });
    options.onRestart(reason);
  }

  function take(said: Said): void {
    options.onSaid();
    if (said.kind === 'received') options.onReceived(said);
    else if (said.kind === 'restart') restart(said.reason);
    else if (said.kind === 'other' || !pending) options.onNoise(1);
    else if (said.kind === 'error') takeError(pending, said);
    else takeReply(pending, said.kind, said.kind === 'value' ? said.text : undefined);
  }

  function tellNoise(): void {
    const count = parser.discarded() - noise;
    noise += count;
    if (count > 0) options.onNoise(count);
  }

  /** Waits for what ends a command, and writes it, where there is one. */
  function run(mine: number, ends: Pending['ends'], timeoutMs: number, line?: Uint8Array): Promise<Reply> {
    return new Promise((resolve) => {
      if (closed || mine !== life) {
        resolve({ kind: 'interrupted' });
        return;
      }
      const cancel = clock.after(timeoutMs, () => settle({ kind: 'timeout' }));
      pending = { settle: resolve, ends, errors: [], value: undefined, cancel };
      if (line) options.write(line);
    });
  }

  return {
    feed(bytes) {
      cancelFlush?.();
      parser.feed(bytes);
      tellNoise();
      if (parser.pending() === 0) return;
      cancelFlush = clock.after(LINE_GAP_MS, () => {
        parser.flush();
        tellNoise();
      });
    },
    alone(work) {
      const done = chain.then(() => {
        const mine = life;
        return work({
          tell: (command, { timeoutMs = COMMAND_MS, ends = 'ok' } = {}) => run(mine, ends, timeoutMs, lineOf(command)),
          await: (ms) => run(mine, 'restart', ms),
        });
      });
      chain = done;
      return done;
    },
    close() {
      closed = true;
      cancelFlush?.();
      settle({ kind: 'interrupted' });
    },
  };
}

function lineOf(command: string | Uint8Array): Uint8Array {
  const bytes = typeof command === 'string' ? Buffer.from(command, 'latin1') : command;
  return Buffer.concat([bytes, Buffer.from('\r\n', 'latin1')]);
}
