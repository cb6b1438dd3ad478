import type { RuleName, Severity } from '../../gateway/src/detect/types.ts';
import type { Act, Incident, Matter } from '../../gateway/src/incidents/types.ts';
import { CREW, createDeskRig, type DeskRig, DISPATCHER, HOUR, MINUTE, SUPERVISOR } from './deskRig.ts';

const UNITS = ['water', 'road', 'power', ''] as const;
const CELLS = ['east', 'west', 'north', 'south'] as const;
const RULES: readonly (readonly [RuleName, Severity])[] = [
  ['cover.opened', 'critical'],
  ['cover.tilted', 'major'],
  ['water.high', 'major'],
  ['cover.rattling', 'minor'],
  ['battery.low', 'minor'],
  ['node.offline', 'major'],
];
const MATTERS: readonly Matter[] = ['damaged', 'noisy', 'open', 'other'];
const COVERS = 32;

/** The same numbers for the same seed (a linear congruence, Knuth's MMIX). */
function createDice(seed: bigint) {
  let state = seed;
  function roll(sides: number): number {
    state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) & 0xffff_ffff_ffff_ffffn;
    return Number((state >> 33n) % BigInt(sides));
  }
  return { roll, pick: <T>(some: readonly T[]): T => some[roll(some.length)] as T };
}

interface WorkOptions {
  readonly folder: string;
  /** ms since the epoch */
  readonly start: number;
  readonly days: number;
  readonly seed: bigint;
}

/**
 * Weeks of a city's work on the real desk and store: covers of several units and cells, events that come and go, people who see
 * things, crews that are fast or slow, sensors that agree or do not, and everything that can become of an incident.
 */
export function workWeeks({ folder, start, days, seed }: WorkOptions): DeskRig {
  const rig = createDeskRig({
    covers: COVERS,
    folder,
    start,
    settings: { escalate: { to: 'city' }, parents: { covers: 3, withinMs: HOUR } },
  });
  const { roll, pick } = createDice(seed);
  const names = Array.from({ length: COVERS }, (_, i) => `C-${i + 1}`);
  const places = names.map((cover, i) => {
    return { cover, change: { unit: UNITS[i % 4] || null, cell: CELLS[Math.floor(i / 4) % 4] ?? null } };
  });
  rig.store.inventory.take(places, start);
  const raised = new Map<string, ReturnType<DeskRig['raise']>[]>();
  const end = start + days * 24 * HOUR;

  /** open incidents by cover, as of the last look: the desk refuses what has come to an end since */
  let open = new Map<string, Incident>();

  function look(): void {
    const all = rig.store.incidents.openBehind(0, 1_000);
    open = new Map(all.flatMap((one) => (one.cover === undefined ? [] : [[one.cover, one] as const])));
  }

  /** No incident of it is open where `free`. */
  function coverThat(free: boolean): string | undefined {
    const some = names.filter((cover) => open.has(cover) !== free);
    return some.length === 0 ? undefined : pick(some);
  }

  function raise(cover: string): void {
    const [rule, severity] = pick(RULES);
    raised.set(cover, [...(raised.get(cover) ?? []), rig.raise(cover, rule, { severity })]);
  }

  function calm(cover: string): void {
    for (const change of raised.get(cover) ?? []) rig.clear(change);
    raised.delete(cover);
  }

  function cloudburst(): void {
    const cell = pick(CELLS);
    for (const { cover, change } of places) {
      if (change.cell !== cell || roll(4) === 0) continue;
      raised.set(cover, [...(raised.get(cover) ?? []), rig.raise(cover, 'water.high', { severity: 'major' })]);
    }
  }

  function see(): void {
    const cover = coverThat(roll(3) > 0);
    const sighting = { cover, matter: pick(MATTERS), text: 'seen', photos: [] };
    if (roll(2) === 0) rig.desk.patrol(sighting, CREW);
    else rig.desk.resident(sighting, `R-${rig.clock.now()}`);
  }

  function work(incident: Incident, cover: string): Act {
    if (incident.handedIn) return { act: 'overrule', reason: 'the sensor is broken' };
    if (roll(3) > 0) calm(cover);
    return { act: 'take', step: 'handled', note: 'put back', photos: ['p'] };
  }

  function next(incident: Incident, cover: string): Act | undefined {
    const { step } = incident.next ?? {};
    switch (step) {
      case 'assigned':
        return { act: 'take', step: 'assigned', unit: pick(['water', 'road', 'power']) };
      case 'handled':
        return work(incident, cover);
      case undefined:
        return undefined;
      default:
        return { act: 'take', step, note: 'done' };
    }
  }

  /** One thing more of an incident that is open: most go on, some end otherwise. */
  function goOn(): void {
    const cover = coverThat(false);
    if (cover === undefined) return;
    // one crew in three has too much to do
    if (names.indexOf(cover) % 3 === 0 && roll(25) > 0) return;
    const incident = open.get(cover);
    if (!incident) return;
    const odds = roll(60);
    const act: Act | undefined =
      odds === 0
        ? { act: 'false-alarm', reason: 'nothing was there' }
        : odds === 1
          ? { act: 'duplicate', of: 1 + roll(incident.id) }
          : odds === 2
            ? { act: 'assign', unit: pick(['water', 'road', 'power']) }
            : odds === 3
              ? { act: 'reopen', reason: 'it is not done' }
              : next(incident, cover);
    if (odds === 4 && incident.next?.step === 'follow-up') rig.desk.answer(incident.id, { safe: roll(2) === 0 });
    else if (act) rig.tryTo(incident.id, pick([SUPERVISOR, { ...SUPERVISOR, name: 'sue' }, DISPATCHER]), act);
    rig.settle();
  }

  /** What the sensors say where work waits for them; one in five says that it does not lie well. */
  function hear(): void {
    for (const [cover, { handedIn }] of open) {
      if (!handedIn) continue;
      if (roll(2) === 0) calm(cover);
      rig.sample(cover, { tilt: roll(5) === 0 ? 25 : 1 });
    }
  }

  /** Closed ones that were not, after all. */
  function doubt(): void {
    const incident = 1 + roll(400);
    if (rig.store.incidents.get(incident)?.closedAt !== undefined) {
      rig.tryTo(incident, SUPERVISOR, { act: 'reopen', reason: 'it is open again' });
    }
  }

  while (rig.clock.now() < end) {
    look();
    const odds = roll(100);
    const free = odds < 35 ? coverThat(true) : undefined;
    if (free !== undefined) raise(free);
    else if (odds < 42) see();
    else if (odds < 45) doubt();
    // a parent stands open as long as one of its incidents does: the first weeks are dry
    else if (odds < 48 && rig.clock.now() > start + days * 8 * HOUR) cloudburst();
    hear();
    for (let i = 0; i < 3; i += 1) goOn();
    rig.clock.advance((15 + roll(45)) * MINUTE);
  }
  return rig;
}
