import type { TimerGroup } from './common/timer.ts';
import type { Hal } from './hal.ts';
import type { Memory, Words } from './store/memory.ts';
import type { NodeEvents } from './trace.ts';

/** What the parts of a node share. */
export interface Core {
  readonly hal: Hal;
  readonly timers: TimerGroup;
  readonly memory: Memory;
  readonly words: Words;
  /** Stores the memory. False: the flash refused. */
  commit(): boolean;
  /** the FLAG bits of this moment */
  flags(): number;
  /** Puts an entry into the error log: a value of TROUBLE, and its detail. */
  note(trouble: number, detail: number): void;
  /** A message was dropped, unsent or unacknowledged. */
  drop(type: number): void;
  /** whoever watches the node on the bench: see trace.ts */
  readonly events: NodeEvents | undefined;
}
