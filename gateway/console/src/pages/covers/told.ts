import type { Cover } from '../../api/coverDocuments.ts';

/** What the stream has told of covers beyond what was read. It is worth as much as the reading that it came after. */
export interface Told {
  tell(cover: Cover): void;
  /** All is read anew: what was told before counts until that is there. */
  begin(): void;
  /** All is read: only what was told meanwhile is newer. */
  end(): void;
  now(): ReadonlyMap<string, Cover>;
}

export function createTold(): Told {
  let before = new Map<string, Cover>();
  let since = new Map<string, Cover>();
  return {
    tell: (cover) => void since.set(cover.cover, cover),
    begin() {
      before = new Map([...before, ...since]);
      since = new Map();
    },
    end() {
      before = new Map();
    },
    now: () => new Map([...before, ...since]),
  };
}
