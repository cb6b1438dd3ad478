import type { Entry, Fact, Result } from '../incidents/types.ts';

/** What supervision must know of an incident: its entries up to an instant, and nothing of what came later. */
export interface Story {
  readonly incident: number;
  readonly kind: 'cover' | 'parent';
  readonly cover: string | undefined;
  readonly cell: string;
  /** to which it was last assigned; an escalation hands the work to others, and leaves the figures with whoever was late */
  readonly unit: string;
  /** of its first event; empty where people reported it, and no sensor */
  readonly rule: string;
  readonly openedAt: number;
  /** undefined: it is open */
  readonly closed: { readonly at: number; readonly result: Result } | undefined;
  readonly reopenedAt: readonly number[];
  readonly taken: readonly { readonly step: string; readonly at: number }[];
  readonly limits: readonly Limit[];
  /** when the log said that the street is safe, and how long that had taken */
  readonly safe: { readonly at: number; readonly ms: number } | undefined;
  readonly cards: readonly { readonly card: 'yellow' | 'red'; readonly at: number }[];
  /** the step that is awaited, and late */
  readonly overdue: { readonly step: string; readonly dueAt: number } | undefined;
}

/** A limit that was decided at `at`: its step was taken, or its time had run out before. */
interface Limit {
  readonly step: string;
  readonly at: number;
  readonly onTime: boolean;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

/** Takes entries in their order. */
export interface StoryTeller {
  take(entry: Entry): void;
  story(): Story;
}

/** `first`: the entry by which it was opened. */
export function createStory(first: Entry & { readonly fact: Extract<Fact, { kind: 'opened' }> }): StoryTeller {
  const { incident, at: openedAt, fact: opened } = first;
  const story: Writable<Story> = {
    ...{ incident, kind: opened.of, cover: opened.cover, cell: opened.cell ?? '', unit: opened.unit ?? '', rule: '' },
    ...{ openedAt, closed: undefined, reopenedAt: [], taken: [], limits: [], safe: undefined, cards: [] },
    overdue: undefined,
  };
  let escalatedAt: number | undefined;

  function card(at: number, step: string, kind: 'yellow' | 'red', dueAt: number): void {
    story.cards.push({ card: kind, at });
    // its time may have become shorter since: it is late once
    if (kind === 'yellow' || story.overdue?.step === step) return;
    story.overdue = { step, dueAt };
    story.limits.push({ step, at, onTime: false });
  }

  /** `done`: when it was done, which work that waits for its sensor was earlier. */
  function step(at: number, name: string, done: number, dueAt: number | undefined): void {
    story.taken.push({ step: name, at });
    if (story.overdue?.step === name) {
      if (dueAt !== undefined && done <= dueAt) correct(name);
      story.overdue = undefined;
    } else if (dueAt !== undefined) story.limits.push({ step: name, at, onTime: done <= dueAt });
  }

  /** It had been done in time after all: what was decided by the card was not. */
  function correct(name: string): void {
    const last = story.limits.findLastIndex((limit) => limit.step === name);
    const found = story.limits[last];
    if (found) story.limits[last] = { ...found, onTime: true };
  }

  /** What the gateway assigns in one breath with an escalation is the escalation. */
  function assign(at: number, { unit, by }: Extract<Fact, { kind: 'assigned' }>): void {
    if (by === 'person' || at !== escalatedAt) story.unit = unit;
  }

  return {
    take({ at, fact }) {
      switch (fact.kind) {
        case 'event':
          if (story.rule === '' && fact.change === 'raised') story.rule = fact.rule;
          break;
        case 'assigned':
          assign(at, fact);
          break;
        case 'escalated':
          escalatedAt = at;
          break;
        case 'card':
          card(at, fact.step, fact.card, fact.dueAt);
          break;
        case 'step':
          step(at, fact.step, fact.doneAt ?? at, fact.dueAt);
          break;
        case 'verified':
          story.safe = { at, ms: Math.max(0, fact.proof.from - openedAt) };
          break;
        case 'overruled':
          story.safe = { at, ms: Math.max(0, at - openedAt) };
          break;
        case 'reopened':
          story.reopenedAt.push(at);
          story.closed = undefined;
          // it was not safe, or is not any more
          story.safe = undefined;
          story.overdue = undefined;
          break;
        case 'closed':
          story.closed = { at, result: fact.result };
          story.overdue = undefined;
          break;
      }
    },
    story: () => story,
  };
}
