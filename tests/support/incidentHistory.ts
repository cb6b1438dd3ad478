import { FLAG, TRIGGER } from '@lidwatch/protocol';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { isRefusal } from '../../gateway/src/desk/desk.ts';
import { eventId } from '../../gateway/src/detect/eventId.ts';
import type { RuleName } from '../../gateway/src/detect/types.ts';
import type { Act, Actor, Incident, Matter } from '../../gateway/src/incidents/types.ts';
import type { EventChange, Reading } from '../../gateway/src/store/types.ts';
import type { IncidentWorld } from './incidentWorld.ts';

const MINUTE = 60_000;

/** What a node can say of its cover, and what that is worth. */
export const SAMPLES = {
  good: { tilt: 1, flags: 0 },
  atWork: { tilt: 2, flags: FLAG.maintenance },
  leaning: { tilt: 30, flags: 0 },
  openSwitch: { tilt: 0, flags: FLAG.hallOpen },
  blind: { tilt: 0, flags: FLAG.motionFault },
  lifted: { tilt: 1, flags: 0, trigger: TRIGGER.lift },
  slid: { tilt: 1, flags: 0, trigger: TRIGGER.slide },
  unsure: { tilt: 1, flags: 0, quality: 'floor' },
  badAndUnsure: { tilt: 30, flags: 0, quality: 'floor' },
} as const satisfies Readonly<Record<string, Partial<Reading>>>;
export type SampleKind = keyof typeof SAMPLES;

const RULES: readonly RuleName[] = [
  'cover.opened',
  'cover.displaced',
  'cover.impact',
  'cover.rattling',
  'water.high',
  'node.offline',
  'battery.low',
];

const ACTORS: readonly Actor[] = [
  { name: 'kim', role: 'crew', unit: 'water' },
  { name: 'paul', role: 'crew', unit: 'power' },
  { name: 'dora', role: 'dispatcher' },
  { name: 'sam', role: 'supervisor' },
  { name: 'vera', role: 'viewer' },
];

export type Op =
  | {
      readonly op: 'raise';
      readonly cover: string;
      readonly rule: RuleName;
      readonly agoMin: number;
      readonly shelved: boolean;
    }
  | { readonly op: 'clear' | 'withdraw' | 'again'; readonly nth: number }
  | { readonly op: 'sample'; readonly cover: string; readonly kind: SampleKind; readonly agoMin: number }
  | {
      readonly op: 'act';
      readonly cover: string;
      readonly who: number;
      readonly what: Act['act'] | 'next';
      readonly twice: boolean;
    }
  | {
      readonly op: 'patrol' | 'resident';
      readonly cover: string | undefined;
      readonly matter: Matter;
      readonly twice: boolean;
    }
  | { readonly op: 'answer'; readonly cover: string; readonly safe: boolean }
  | { readonly op: 'advance'; readonly minutes: number }
  | { readonly op: 'fail'; readonly transactions: number }
  | { readonly op: 'restart' }
  /** what a crew does on a good day, with a surprise in its sample or its time */
  | { readonly op: 'repair'; readonly cover: string; readonly kind: SampleKind; readonly minutes: number };

const cover = fc.constantFrom('C-1', 'C-1', 'C-1', 'C-2', 'C-3');
const agoMin = fc.constantFrom(0, 0, 0, 1, 45);
const someone = fc.nat({ max: ACTORS.length - 1 });
const nth = fc.nat({ max: 5 });

/** Whoever may do most does what is next, most of the time: or nothing would ever be closed. */
const kinds = Object.keys(SAMPLES) as SampleKind[];
const op: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      ...{ op: fc.constant('raise'), cover, rule: fc.constantFrom(...RULES), agoMin },
      shelved: fc.constantFrom(false, false, false, true),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ op: fc.constantFrom('clear', 'clear', 'clear', 'withdraw', 'again'), nth }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      ...{ op: fc.constant('sample'), cover, agoMin },
      kind: fc.constantFrom('good', 'good', 'good', ...kinds),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      ...{ op: fc.constant('repair'), cover, minutes: fc.constantFrom(31, 31, 31, 10, 1_500) },
      kind: fc.constantFrom('good', 'good', 'good', 'good', 'good', 'good', 'good', ...kinds),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      ...{
        op: fc.constant('act'),
        cover,
        who: fc.constantFrom(0, 2, 3),
        what: fc.constant('next'),
        twice: fc.boolean(),
      },
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      ...{ op: fc.constant('act'), cover, who: someone, twice: fc.boolean() },
      what: fc.constantFrom(
        ...(['next', 'begin-work', 'note', 'assign', 'overrule', 'false-alarm', 'duplicate', 'reopen'] as const),
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      ...{ op: fc.constantFrom('patrol', 'resident'), twice: fc.boolean() },
      cover: fc.option(cover, { nil: undefined }),
      matter: fc.constantFrom('open', 'flooding', 'noisy'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('answer'), cover, safe: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ op: fc.constant('advance'), minutes: fc.constantFrom(1, 10, 31, 120, 600, 3_000) }),
  },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('fail'), transactions: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('restart') }) },
) as fc.Arbitrary<Op>;

export const history = (maxLength: number): fc.Arbitrary<readonly Op[]> =>
  fc.array(op, { minLength: 1, maxLength, size: 'max' });

/** A sample as the test has made it. */
export interface MadeSample {
  readonly cover: string;
  readonly at: number;
  readonly heardAt: number;
  readonly kind: SampleKind;
}

/** What became certain to somebody: an answer that was given, an event that was durable. */
export interface Ledger {
  readonly samples: MadeSample[];
  /** the last word on each event */
  readonly events: Map<
    string,
    { cover: string; rule: RuleName; onset: number; shelved: boolean; state: 'open' | 'cleared' | 'withdrawn' }
  >;
  /** keys of acts that were answered as done */
  readonly keys: string[];
  /** reports of residents that were taken */
  readonly reports: string[];
}

/** Plays a history; each step is taken up unless the disk fails. */
export function play(world: IncidentWorld, ops: readonly Op[]): Ledger {
  const ledger: Ledger = { samples: [], events: new Map(), keys: [], reports: [] };
  const changes = new Map<string, EventChange>();
  let made = 0;

  function tell(change: EventChange, state: 'open' | 'cleared' | 'withdrawn'): void {
    const { id, cover: at, transition, shelved = false } = change;
    world.tell(change);
    changes.set(id, change);
    ledger.events.set(id, { cover: at, rule: transition.rule, onset: transition.onset, shelved, state });
  }

  function raise({ cover: at, rule, agoMin: ago, shelved }: Extract<Op, { op: 'raise' }>): void {
    const now = world.clock.now();
    // no two of a rule and a cover are open at once, and none begins twice
    const isTaken = [...ledger.events.values()].some(
      (one) => one.cover === at && one.rule === rule && (one.state === 'open' || one.onset >= now - ago * MINUTE),
    );
    if (isTaken) return;
    const onset = now - ago * MINUTE;
    const transition = {
      rule,
      kind: 'raised',
      severity: 'major',
      signal: 'tilt',
      onset,
      at: now,
      value: 1,
      peak: 1,
    } as const;
    const more = shelved ? { shelved } : {};
    tell({ id: eventId(at, rule, onset), cover: at, transition, receivedAt: now, quality: 'exact', ...more }, 'open');
  }

  function turn(kind: 'clear' | 'withdraw' | 'again', n: number): void {
    const wanted = kind === 'again' ? 'withdrawn' : 'open';
    const found = [...ledger.events].filter(
      ([, { state }]) => state === wanted || (kind === 'withdraw' && state === 'cleared'),
    );
    const [id] = found[n % Math.max(1, found.length)] ?? [];
    const change = id === undefined ? undefined : changes.get(id);
    if (!change) return;
    const [word, state] = (
      { clear: ['cleared', 'cleared'], withdraw: ['withdrawn', 'withdrawn'], again: ['raised', 'open'] } as const
    )[kind];
    const { shelved: _, ...rest } = change;
    const revision = kind === 'clear' ? {} : { revision: 1 };
    const told = kind === 'again' ? rest : change;
    tell({ ...told, ...revision, transition: { ...change.transition, kind: word, at: world.clock.now() } }, state);
  }

  function example(incident: Incident, what: Act['act'] | 'next'): Act {
    const said = { note: 'said', photos: ['photo'], reading: 'read' };
    switch (what) {
      case 'next':
      case 'take':
        if (incident.verification.state === 'waiting' && made % 4 === 0)
          return { act: 'overrule', reason: 'seen by eye' };
        return { act: 'take', step: incident.next?.step ?? 'none', unit: incident.unit ?? 'water', ...said };
      case 'begin-work':
        return { act: what };
      case 'note':
        return { act: what, ...said };
      case 'assign':
        return { act: what, unit: 'power' };
      case 'duplicate':
        return { act: what, of: incident.id - 1, reason: 'the same' };
      case 'overrule':
      case 'false-alarm':
      case 'reopen':
        return { act: what, reason: 'said so' };
    }
  }

  function act({ cover: at, who, what, twice }: Extract<Op, { op: 'act' }>): void {
    const { incidents } = world.store();
    const last = what === 'reopen' ? world.entries().findLast(({ fact }) => fact.kind === 'closed') : undefined;
    const incident = last ? incidents.get(last.incident) : incidents.openOf(at);
    const actor = ACTORS[who];
    if (!incident || !actor) return;
    made += 1;
    const key = `key-${made}`;
    const wanted = example(incident, what);
    for (let i = 0; i < (twice ? 2 : 1); i += 1) {
      const answer = world.desk().act(incident.id, actor, wanted, { key });
      if (!isRefusal(answer) && !ledger.keys.includes(key)) ledger.keys.push(key);
    }
  }

  function sighted({ op: kind, cover: at, matter, twice }: Extract<Op, { op: 'patrol' | 'resident' }>): void {
    made += 1;
    const key = `${kind}-${made}`;
    const place = at === undefined ? { place: { lat: 23.1 + made / 1_000, lon: 113.3 } } : { cover: at };
    const sighting = { ...place, matter, text: 'seen', photos: [] };
    for (let i = 0; i < (twice ? 2 : 1); i += 1) {
      if (kind === 'patrol') world.desk().patrol(sighting, { name: 'kim', role: 'crew' }, { key });
      else world.desk().resident(sighting, key);
    }
    (kind === 'patrol' ? ledger.keys : ledger.reports).push(key);
  }

  function sample({ cover: at, kind, agoMin: ago }: Extract<Op, { op: 'sample' }>): void {
    const now = world.clock.now();
    const when = now - ago * MINUTE;
    const reading: Reading = { cover: at, at: when, receivedAt: now, quality: 'exact', link: 'test', ...SAMPLES[kind] };
    world.say(reading, kind === 'atWork');
    ledger.samples.push({ cover: at, at: when, heardAt: now, kind });
  }

  function repair({ cover: at, kind, minutes }: Extract<Op, { op: 'repair' }>): void {
    const open = [...ledger.events].filter(([, one]) => one.cover === at && one.state === 'open');
    for (const [id] of open)
      turn(
        'clear',
        [...ledger.events].filter(([, { state }]) => state === 'open').findIndex(([one]) => one === id),
      );
    world.clock.advance(200);
    act({ op: 'act', cover: at, who: 0, what: 'next', twice: false });
    world.clock.advance(1_000);
    sample({ op: 'sample', cover: at, kind, agoMin: 0 });
    world.clock.advance(minutes * MINUTE);
  }

  function run(one: Op): void {
    switch (one.op) {
      case 'raise':
        return raise(one);
      case 'clear':
      case 'withdraw':
      case 'again':
        return turn(one.op, one.nth);
      case 'sample':
        return sample(one);
      case 'act':
        return act(one);
      case 'patrol':
      case 'resident':
        return sighted(one);
      case 'answer': {
        const incident = world.store().incidents.openOf(one.cover);
        if (incident) world.desk().answer(incident.id, { safe: one.safe });
        return undefined;
      }
      case 'advance':
        return world.clock.advance(one.minutes * MINUTE);
      case 'fail':
        return world.failNext(one.transactions);
      case 'restart':
        return world.restart();
      case 'repair':
        return repair(one);
    }
  }

  for (const one of ops) {
    try {
      run(one);
    } catch (error) {
      // whoever asked is told that it was not done
      if (!(error instanceof Database.SqliteError)) throw error;
    }
    // a moment passes, and is enough for the desk where the disk lets it
    world.clock.advance(200);
  }
  world.settle();
  return ledger;
}
