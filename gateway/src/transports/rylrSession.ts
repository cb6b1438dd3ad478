import { createRylrParser, type RylrEvent } from '@lidwatch/protocol';
import type { Cancel, Clock } from '../parts/clock.ts';

/** What a module made of a command. `errors`: the codes of +ERR, in the order in which they came. */
export type RylrReply =
  | { readonly kind: 'ok' }
  | { readonly kind: 'error'; readonly errors: readonly number[] }
  | { readonly kind: 'timeout' }
  /** the module started anew, or the port was lost, while the command was pending */
  | { readonly kind: 'interrupted' };

export interface RylrSessionOptions {
  readonly clock: Clock;
  readonly write: (bytes: Uint8Array) => void;
  /** A frame came in; `event` is only valid during the call. */
  readonly onReceived: (event: RylrEvent) => void;
  /** +READY that no command of ours asked for: the module has lost its settings. */
  readonly onRestart: () => void;
  /** A reply while no command was pending, as after noise on the line. */
  readonly onStray: () => void;
}

/** One command at a time over an open line; frames may come in at any moment between a command and its reply. */
export interface RylrSession {
  feed(bytes: Uint8Array): void;
  /** `command` without the line end. Throws nothing; calls queue up behind each other. */
  command(command: Uint8Array, timeoutMs: number): Promise<RylrReply>;
  /** Ends what is pending and all that waits as `interrupted`. */
  close(): void;
}

/** Modules answer errors in pairs (`+ERR=12`, `+ERR=10`): what follows this soon belongs to the same command. */
const SETTLE_MS = 60;
/** A module does not pause this long inside a line: the rest of it is lost. */
const LINE_GAP_MS = 300;

const LINE_END = [13, 10];

interface Pending {
  readonly settle: (reply: RylrReply) => void;
  readonly errors: number[];
  cancel: Cancel;
}

export function createRylrSession(options: RylrSessionOptions): RylrSession {
  const { clock } = options;
  const parser = createRylrParser(take);
  let pending: Pending | undefined;
  let chain: Promise<unknown> = Promise.resolve();
  let closed = false;
  let cancelFlush: Cancel | undefined;

  function settle(reply: RylrReply): void {
    const settling = pending;
    pending = undefined;
    settling?.cancel();
    settling?.settle(reply);
  }

  function takeError(code: number): void {
    if (!pending) {
      options.onStray();
      return;
    }
    const failing = pending;
    failing.errors.push(code);
    if (failing.errors.length > 1) return;
    failing.cancel();
    failing.cancel = clock.after(SETTLE_MS, () => settle({ kind: 'error', errors: failing.errors }));
  }

  function take(event: RylrEvent): void {
    if (event.kind === 'received') options.onReceived(event);
    else if (event.kind === 'error') takeError(event.code);
    else if (event.kind === 'ready') {
      settle({ kind: 'interrupted' });
      options.onRestart();
    } else if (event.kind === 'ok' && pending)
      settle({ kind: 'ok' }); // errors before it were noise on the line
    else options.onStray();
  }

  function run(command: Uint8Array, timeoutMs: number): Promise<RylrReply> {
    return new Promise((resolve) => {
      if (closed) {
        resolve({ kind: 'interrupted' });
        return;
      }
      const cancel = clock.after(timeoutMs, () => settle({ kind: 'timeout' }));
      pending = { settle: resolve, errors: [], cancel };
      const line = new Uint8Array(command.length + LINE_END.length);
      line.set(command);
      line.set(LINE_END, command.length);
      options.write(line);
    });
  }

  return {
    feed(bytes) {
      cancelFlush?.();
      parser.feed(bytes, bytes.length);
      cancelFlush = parser.pending() > 0 ? clock.after(LINE_GAP_MS, () => parser.flush()) : undefined;
    },
    command(command, timeoutMs) {
      const reply = chain.then(() => run(command, timeoutMs));
      chain = reply;
      return reply;
    },
    close() {
      closed = true;
      cancelFlush?.();
      settle({ kind: 'interrupted' });
    },
  };
}
