import { signal } from '@preact/signals';
import type { ActName } from '../../../waiting/entered.ts';
import type { Draft } from './draft.ts';

/** What was entered for each act of an incident, and is not sent yet. Whoever reads one while it draws is drawn anew with it. */
export interface Drafts {
  of(act: ActName): Draft | undefined;
  /** Takes the draft as it is by now: a photo is ready long after its dialog was drawn, and text was entered meanwhile. */
  change(act: ActName, first: Draft, alter: (now: Draft) => Partial<Draft>): void;
  drop(act: ActName): void;
}

export function createDrafts(): Drafts {
  const all = signal<ReadonlyMap<ActName, Draft>>(new Map());
  return {
    of: (act) => all.value.get(act),
    change(act, first, alter) {
      const now = all.peek().get(act) ?? first;
      all.value = new Map([...all.peek(), [act, { ...now, ...alter(now) }]]);
    },
    drop(act) {
      all.value = new Map([...all.peek()].filter(([other]) => other !== act));
    },
  };
}
