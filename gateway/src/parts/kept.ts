import type { Clock } from './clock.ts';
import { keepLatest } from './keepLatest.ts';

/** Answers that cost something, kept for a while; whoever asks for one that is being made waits for it. */
export interface Kept<T> {
  get(key: string, forMs: number, make: () => Promise<T>): Promise<T>;
}

interface Slot<T> {
  readonly answer: Promise<T>;
  /** undefined while it is being made */
  madeAt: number | undefined;
}

/** `most`: of more of them the one that was asked for longest ago goes. What failed is not kept. */
export function createKept<T>({ clock, most }: { readonly clock: Clock; readonly most: number }): Kept<T> {
  const slots = new Map<string, Slot<T>>();

  function isGood({ madeAt }: Slot<T>, forMs: number): boolean {
    if (madeAt === undefined) return true;
    const age = clock.now() - madeAt;
    // a clock that was set back makes nothing young again
    return age >= 0 && age < forMs;
  }

  function begin(key: string, make: () => Promise<T>): Slot<T> {
    const slot: Slot<T> = { answer: make(), madeAt: undefined };
    slot.answer.then(
      () => {
        slot.madeAt = clock.now();
      },
      () => {
        if (slots.get(key) === slot) slots.delete(key);
      },
    );
    return slot;
  }

  return {
    get(key, forMs, make) {
      const known = slots.get(key);
      const slot = known && isGood(known, forMs) ? known : begin(key, make);
      keepLatest(slots, key, slot, most);
      return slot.answer;
    },
  };
}
