import { type ReadonlySignal, signal } from '@preact/signals';
import type { Entered } from './entered.ts';
import type { Place } from './place.ts';

/** What was entered, on the page and in its place; the place is what other tabs and the next page see. */
export interface Held {
  readonly all: ReadonlySignal<readonly Entered[]>;
  /** something is on this page only: it is gone with it */
  readonly isShut: ReadonlySignal<boolean>;
  /** The same, with what was found out of it meanwhile. */
  latest(one: Entered): Entered;
  add(one: Entered): Promise<void>;
  /** What has become of one that is still held; nothing where it was given up meanwhile. */
  put(one: Entered): Promise<void>;
  forget(key: string): Promise<void>;
  /** What another tab has sent is gone, and what it has entered is here. */
  read(): Promise<void>;
}

export function createHeld(place: Place): Held {
  const all = signal<readonly Entered[]>([]);
  const isShut = signal(false);
  /** those of which nothing is in the place: they live as long as this page */
  const unkept = new Set<string>();
  /** those that are being written or removed: this page knows better than the place */
  const underWay = new Set<string>();
  let writes = 0;

  async function writing(key: string, write: () => Promise<void>): Promise<boolean> {
    underWay.add(key);
    try {
      await write();
      return true;
    } catch {
      return false;
    } finally {
      underWay.delete(key);
      writes += 1;
    }
  }

  async function keep(one: Entered): Promise<void> {
    // shut, or full: it goes out as long as this page is open, and whoever entered it is told so
    if (await writing(one.key, () => place.put(one))) unkept.delete(one.key);
    else unkept.add(one.key);
    isShut.value = unkept.size > 0;
  }

  /** A picture of the place that is older than a write would take back what was just entered, or bring back what was just sent. */
  async function settled(): Promise<readonly Entered[]> {
    for (;;) {
      const before = writes;
      const found = await place.all();
      if (before === writes) return found;
    }
  }

  return {
    ...{ all, isShut },
    latest: (one) => all.value.find(({ key }) => key === one.key) ?? one,
    async add(one) {
      all.value = [...all.value, one];
      await keep(one);
    },
    async put(one) {
      if (!all.value.some(({ key }) => key === one.key)) return;
      all.value = all.value.map((other) => (other.key === one.key ? one : other));
      await keep(one);
    },
    async forget(key) {
      all.value = all.value.filter((one) => one.key !== key);
      unkept.delete(key);
      isShut.value = unkept.size > 0;
      await writing(key, () => place.remove(key));
    },
    async read() {
      try {
        const found = await settled();
        const isOurs = ({ key }: Entered): boolean => unkept.has(key) || underWay.has(key);
        all.value = [...found.filter((one) => !isOurs(one)), ...all.value.filter(isOurs)];
      } catch {
        isShut.value = true;
      }
    },
  };
}
