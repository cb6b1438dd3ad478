import Database from 'better-sqlite3';
import { isRefusal } from '../../gateway/src/desk/desk.ts';
import { eventId } from '../../gateway/src/detect/eventId.ts';
import type { RuleName } from '../../gateway/src/detect/types.ts';
import type { Act, Incident } from '../../gateway/src/incidents/types.ts';
import type { EventChange, Reading } from '../../gateway/src/store/types.ts';
import { ACTORS, type Op, SAMPLES, type SampleKind } from './incidentOps.ts';
import type { IncidentWorld } from './incidentWorld.ts';

const MINUTE = 60_000;

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
  /** what was wrong on the way */
  readonly faults: string[];
}

/** Plays a history; each step is taken up unless the disk fails. */
export function play(world: IncidentWorld, ops: readonly Op[]): Ledger {
  const ledger: Ledger = { samples: [], events: new Map(), keys: [], reports: [], faults: [] };
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

  /** What is sent again, because nobody knows whether it came through, is done once. */
  function repeated(twice: boolean, send: () => boolean): void {
    const isDone = send();
    const before = world.entries().length;
    if (!twice) return;
    send();
    if (isDone && world.entries().length !== before) ledger.faults.push('what was sent twice was done twice');
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
    repeated(twice, () => {
      const answer = world.desk().act(incident.id, actor, wanted, { key });
      if (isRefusal(answer)) return false;
      if (!ledger.keys.includes(key)) ledger.keys.push(key);
      return true;
    });
  }

  function sighted({ op: kind, cover: at, matter, twice }: Extract<Op, { op: 'patrol' | 'resident' }>): void {
    made += 1;
    const key = `${kind}-${made}`;
    const place = at === undefined ? { place: { lat: 23.1 + made / 1_000, lon: 113.3 } } : { cover: at };
    const sighting = { ...place, matter, text: 'seen', photos: [] };
    repeated(twice, () => {
      if (kind === 'patrol') world.desk().patrol(sighting, { name: 'kim', role: 'crew' }, { key });
      else world.desk().resident(sighting, key);
      return true;
    });
    (kind === 'patrol' ? ledger.keys : ledger.reports).push(key);
  }

  function sample({ cover: at, kind, agoMin: ago }: Extract<Op, { op: 'sample' }>): void {
    const now = world.clock.now();
    const when = now - ago * MINUTE;
    const reading: Reading = { cover: at, at: when, receivedAt: now, quality: 'exact', link: 'test', ...SAMPLES[kind] };
    world.say(reading, kind === 'atWork');
    ledger.samples.push({ cover: at, at: when, heardAt: now, kind });
  }

  function repair({ cover: at, kind, minutes, checked }: Extract<Op, { op: 'repair' }>): void {
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
    if (!checked) return;
    for (const who of [0, 2]) act({ op: 'act', cover: at, who, what: 'next', twice: false });
  }

  function run(one: Op): void {
    switch (one.op) {
      case 'raise':
        raise(one);
        break;
      case 'clear':
      case 'withdraw':
      case 'again':
        turn(one.op, one.nth);
        break;
      case 'sample':
        sample(one);
        break;
      case 'act':
        act(one);
        break;
      case 'patrol':
      case 'resident':
        sighted(one);
        break;
      case 'answer': {
        const incident = world.store().incidents.openOf(one.cover);
        if (incident) world.desk().answer(incident.id, { safe: one.safe });
        break;
      }
      case 'advance':
        world.clock.advance(one.minutes * MINUTE);
        break;
      case 'fail':
        world.failNext(one.transactions);
        break;
      case 'restart':
        world.restart();
        break;
      case 'repair':
        repair(one);
        break;
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
