import fc from 'fast-check';
import type { Entry, Fact } from '../../gateway/src/incidents/types.ts';
import type { Story } from '../../gateway/src/supervision/story.ts';
import type { EntrySource } from '../../gateway/src/supervision/supervise.ts';
import { readStory } from '../../gateway/src/supervision/supervise.ts';

type Opened = Extract<Fact, { kind: 'opened' }>;

/** Entries of incidents in memory, as supervision reads them. */
export interface IncidentLog extends EntrySource {
  /** Opens an incident; returns its number. */
  open(at: number, more?: Partial<Opened>): number;
  say(incident: number, at: number, fact: Fact): void;
  readonly all: readonly Entry[];
  story(incident: number, before?: number): Story;
}

export function createIncidentLog(): IncidentLog {
  const all: Entry[] = [];
  let incidents = 0;

  function say(incident: number, at: number, fact: Fact): void {
    all.push({ id: all.length + 1, incident, at, who: 'gateway', fact });
  }

  const openings = () =>
    all
      .filter(({ fact }) => fact.kind === 'opened')
      .map(({ at: openedAt, incident }) => ({ openedAt, incident }))
      .sort((a, b) => a.openedAt - b.openedAt || a.incident - b.incident);

  const log: IncidentLog = {
    all,
    open(at, more = {}) {
      incidents += 1;
      const cover = `C-${incidents}`;
      const plain = { workflow: 'six', origin: 'event', matter: 'open', severity: 'critical' } as const;
      say(incidents, at, { kind: 'opened', of: 'cover', cover, cell: 'east', unit: 'water', ...plain, ...more });
      return incidents;
    },
    say,
    incidents: ({ to }, after, limit) =>
      openings()
        .filter((one) => one.openedAt < to)
        .filter(
          ({ openedAt, incident }) =>
            !after || openedAt > after.openedAt || (openedAt === after.openedAt && incident > after.incident),
        )
        .slice(0, limit),
    entries: (incident, after, before, limit) =>
      all.filter((entry) => entry.incident === incident && entry.id > after && entry.at < before).slice(0, limit),
    story(incident, before = Number.MAX_SAFE_INTEGER) {
      const story = readStory(log, incident, before);
      if (!story) throw new Error(`no incident ${incident}`);
      return story;
    },
  };
  return log;
}

const STEPS = ['reported', 'assigned', 'handled', 'closed'] as const;
const UNITS = ['water', 'road', 'power'] as const;
const CELLS = ['east', 'west'] as const;
const RULES = ['cover.opened', 'cover.tilted', 'water.high'] as const;

const proof = (from: number) => ({ from, to: from + 1_000, samples: 2, tilt: 1, by: 'samples' as const });

/** Whatever may be said of an incident, in any order: more than the engine would ever write. */
function factOf(at: number): fc.Arbitrary<Fact> {
  const step = fc.constantFrom(...STEPS);
  const dueAt = fc.integer({ min: -50, max: 50 }).map((off) => at + off * 1_000_000);
  return fc.oneof(
    fc.record({ kind: fc.constant('step' as const), step, dueAt: fc.option(dueAt, { nil: undefined }) }),
    fc.record({
      kind: fc.constant('card' as const),
      step,
      card: fc.constantFrom('yellow' as const, 'red' as const),
      dueAt,
    }),
    fc.record({
      ...{ kind: fc.constant('assigned' as const), unit: fc.constantFrom(...UNITS) },
      by: fc.constantFrom('rule' as const, 'person' as const),
    }),
    fc.constant({ kind: 'escalated', level: 1 } as Fact),
    fc.record({
      ...{ kind: fc.constant('event' as const), event: fc.constant('e'), rule: fc.constantFrom(...RULES) },
      ...{ severity: fc.constant('major' as const), change: fc.constantFrom('raised' as const, 'cleared' as const) },
    }),
    fc.constant<Fact>({ kind: 'verified', proof: proof(at - 5_000) }),
    fc.constant<Fact>({ kind: 'overruled', reason: 'seen' }),
    fc.constant<Fact>({ kind: 'reopened', reason: 'still open' }),
    fc.record({
      kind: fc.constant('closed' as const),
      result: fc.constantFrom('resolved' as const, 'false-alarm' as const, 'duplicate' as const),
    }),
  ) as fc.Arbitrary<Fact>;
}

/** A log of some incidents within `[from, to)` and around it. */
export function logArbitrary(from: number, to: number): fc.Arbitrary<IncidentLog> {
  const at = fc.integer({ min: from - (to - from), max: to + (to - from) });
  const opening = fc.record({
    at,
    of: fc.constantFrom('cover' as const, 'cover' as const, 'cover' as const, 'parent' as const),
    cell: fc.constantFrom(...CELLS, undefined),
    unit: fc.constantFrom(...UNITS, undefined),
    cover: fc.constantFrom('C-1', 'C-2', 'C-3', undefined),
    facts: fc.array(
      at.chain((when) => factOf(when).map((fact) => ({ when, fact }))),
      { maxLength: 12 },
    ),
  });
  return fc.array(opening, { maxLength: 25 }).map((openings) => {
    const log = createIncidentLog();
    for (const { at: openedAt, facts, ...more } of openings) {
      const incident = log.open(openedAt, more);
      const later = facts.filter(({ when }) => when >= openedAt).sort((a, b) => a.when - b.when);
      for (const { when, fact } of later) log.say(incident, when, fact);
    }
    return log;
  });
}
