import { isDeepStrictEqual } from 'node:util';
import { evolve } from '../../gateway/src/incidents/evolve.ts';
import type { Entry, Fact, Incident } from '../../gateway/src/incidents/types.ts';
import type { Ledger, MadeSample } from './incidentHistory.ts';
import { SAMPLES } from './incidentOps.ts';
import { type IncidentWorld, WORLD_SETTINGS } from './incidentWorld.ts';

type Of<K extends Fact['kind']> = Entry & { readonly fact: Extract<Fact, { readonly kind: K }> };

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const STILL = 30 * 60_000;
const isOf =
  <K extends Fact['kind']>(kind: K) =>
  (entry: Entry): entry is Of<K> =>
    entry.fact.kind === kind;

function byIncident(entries: readonly Entry[]): Map<number, Entry[]> {
  const found = new Map<number, Entry[]>();
  for (const entry of entries) {
    const mine = found.get(entry.incident) ?? [];
    mine.push(entry);
    found.set(entry.incident, mine);
  }
  return found;
}

const isPerson = (who: string): boolean => !['sensor', 'gateway', 'resident', ''].includes(who);

/** Those behind the last opening or reopening before `at`. */
function round(entries: readonly Entry[], until: Entry): readonly Entry[] {
  const upTo = entries.slice(0, entries.indexOf(until));
  const from = upTo.findLastIndex(({ fact }) => fact.kind === 'opened' || fact.kind === 'reopened');
  return upTo.slice(from);
}

/** Nothing is closed but what the sensor has verified, or a person has answered for by name and reason. */
function closings(entries: readonly Entry[]): string[] {
  const parents = new Set(
    entries
      .filter(isOf('opened'))
      .filter(({ fact }) => fact.of === 'parent')
      .map((one) => one.incident),
  );
  const mine = byIncident(entries);
  const wasOpen = (id: number, before: Entry): boolean => {
    const said = mine.get(id)?.filter((one) => one.id < before.id) ?? [];
    const last = said.findLast(({ fact }) => ['opened', 'reopened', 'closed'].includes(fact.kind));
    return last?.fact.kind !== 'closed';
  };
  return entries.filter(isOf('closed')).flatMap((closed): string[] => {
    const { incident: id, who, fact } = closed;
    const before = round(mine.get(id) ?? [], closed);
    if (parents.has(id)) {
      const children = (mine.get(id) ?? []).filter(isOf('child')).filter((one) => one.id < closed.id);
      return children.some((child) => wasOpen(child.fact.incident, closed))
        ? [`parent ${id} was closed over a child`]
        : [];
    }
    if (fact.result !== 'resolved')
      return isPerson(who) && fact.reason ? [] : [`${id} was called ${fact.result} by nobody`];
    const said = before.findLast(({ fact: { kind } }) => ['verified', 'overruled', 'refuted'].includes(kind));
    if (said?.fact.kind === 'verified') return [];
    if (said?.fact.kind === 'overruled' && isPerson(said.who) && said.fact.reason) return [];
    return [`${id} was closed unverified`];
  });
}

const isBad = ({ kind }: MadeSample): boolean => kind === 'leaning' || kind === 'openSwitch' || kind === 'slid';

/** What was verified was so, as the test has made it. */
function proofs(entries: readonly Entry[], { samples, events }: Ledger): string[] {
  const mine = byIncident(entries);
  return entries.filter(isOf('verified')).flatMap((verified): string[] => {
    const { incident: id, at: now } = verified;
    const { proof } = verified.fact;
    const all = mine.get(id) ?? [];
    const handed = round(all, verified).findLast(isOf('handed-in'));
    if (!handed) return [`${id} was verified before it was handed in`];
    const opened = all.find(isOf('opened'));
    const own = all.filter(isOf('event')).filter((one) => one.id < verified.id);
    const stillOpen = [...new Set(own.map(({ fact }) => fact.event))].some(
      (event) =>
        own.findLast(({ fact }) => fact.event === event)?.fact.change === 'raised' &&
        events.get(event)?.state === 'open',
    );
    if (stillOpen) return [`${id} was verified while an event of it was open`];
    if (proof.tilt === undefined) return own.length > 0 ? [] : [`${id} was verified by nothing`];
    const behind = samples.filter(
      (one) => one.cover === opened?.fact.cover && one.at > handed.at && one.heardAt <= now,
    );
    if (behind.some(isBad)) return [`${id} was verified behind a bad sample`];
    const first = behind.find((one) => one.at === proof.from && (one.kind === 'good' || one.kind === 'atWork'));
    if (!first) return [`${id} was verified from no good sample on`];
    if (proof.to - proof.from < STILL || proof.to > now) return [`${id} was verified too early`];
    const within = behind.filter((one) => one.at >= proof.from);
    if (within.some(({ kind }) => kind === 'lifted')) return [`${id} was verified though it was lifted`];
    const last = within
      .filter(({ kind }) => SAMPLES[kind].flags !== undefined)
      .sort((a, b) => a.at - b.at)
      .at(-1);
    return last?.kind === 'atWork' ? [`${id} was verified in maintenance`] : [];
  });
}

/** Cards: one of a kind for a step as it is awaited, none behind a red one, and none before its time. */
function cards(entries: readonly Entry[]): string[] {
  const faults: string[] = [];
  for (const [id, mine] of byIncident(entries)) {
    let seen: string[] = [];
    for (const { fact, at } of mine) {
      if (fact.kind === 'step' || fact.kind === 'reopened') seen = [];
      if (fact.kind !== 'card') continue;
      if (seen.includes(fact.card) || seen.includes('red')) faults.push(`${id} has a second card for ${fact.step}`);
      if (fact.card === 'red' && at <= fact.dueAt) faults.push(`${id} has a red card before its time`);
      seen.push(fact.card);
    }
  }
  return faults;
}

/** No step is taken twice within a round, and the first entry of each incident, and no other, opens it. */
function steps(entries: readonly Entry[]): string[] {
  return [...byIncident(entries)].flatMap(([id, mine]): string[] => {
    const faults = mine.flatMap(({ fact }, i) =>
      (fact.kind === 'opened') === (i === 0) ? [] : [`${id} was opened twice`],
    );
    let taken: string[] = [];
    for (const { fact } of mine) {
      if (fact.kind === 'reopened') taken = [];
      if (fact.kind !== 'step') continue;
      if (taken.includes(fact.step)) faults.push(`${id} has taken ${fact.step} twice`);
      taken.push(fact.step);
    }
    return faults;
  });
}

/** Whether somebody has answered for its last closing: in the round that it ended, not in one before. */
function vouched(mine: readonly Entry[]): boolean {
  const closed = mine.findLast(isOf('closed'));
  if (!closed) return false;
  return closed.fact.result !== 'resolved' || round(mine, closed).some(({ fact }) => fact.kind === 'overruled');
}

/** Each event that is work is in an incident, and is in no two that are open; what is open is open there, or was overruled. */
function eventsKept(
  entries: readonly Entry[],
  { events }: Ledger,
  get: (id: number) => Incident | undefined,
): string[] {
  const told = entries.filter(isOf('event'));
  return [...events].flatMap(([id, event]): string[] => {
    const mine = told.filter(({ fact }) => fact.event === id);
    const within = [...new Set(mine.map(({ incident }) => incident))].flatMap((one) => get(one) ?? []);
    if (within.some(({ cover }) => cover !== event.cover)) return [`${id} is in an incident of another cover`];
    if (within.filter(({ closedAt }) => closedAt === undefined).length > 1) return [`${id} is counted twice`];
    const isWork = !event.shelved && event.rule !== 'cover.impact';
    if (event.state === 'open' && isWork) {
      if (within.length === 0) return [`${id} was lost`];
      const last = mine.at(-1);
      if (last?.fact.change !== 'raised') return [`${id} is open, and its incident does not know`];
      const incident = get(last.incident);
      const isVouched = vouched(entries.filter((one) => one.incident === last.incident));
      return incident?.closedAt !== undefined && !isVouched ? [`${id} is open, and its incident is closed`] : [];
    }
    return mine.length > 0 && event.state !== 'open' && mine.at(-1)?.fact.change === 'raised'
      ? [`${id} is over, and its incident does not know`]
      : [];
  });
}

/** Whatever is wrong with what the desk has written, in the eyes of somebody who knows nothing of how it works. */
export function auditIncidents(world: IncidentWorld, ledger: Ledger): string[] {
  const entries = world.entries();
  const { incidents } = world.store();
  const ids = [...new Set(entries.map(({ incident }) => incident))];
  const all = ids.flatMap((id) => incidents.get(id) ?? []);
  const faults = [
    ...ledger.faults,
    ...closings(entries),
    ...proofs(entries, ledger),
    ...cards(entries),
    ...steps(entries),
    ...eventsKept(entries, ledger, incidents.get),
  ];
  // what stands is what the entries make of it
  for (const incident of all) {
    let folded: Incident | undefined;
    for (const entry of entries) {
      if (entry.incident === incident.id) folded = evolve(WORLD_SETTINGS.workflows, folded, entry);
    }
    if (!isDeepStrictEqual(plain(folded), plain(incident))) faults.push(`${incident.id} is not what its entries say`);
  }
  for (const cover of ['C-1', 'C-2', 'C-3']) {
    const open = all.filter((one) => one.cover === cover && one.closedAt === undefined);
    if (open.length > 1) faults.push(`two incidents are open at ${cover}`);
  }
  for (const key of ledger.keys) {
    if (ids.filter((id) => incidents.hasKey(id, key)).length !== 1) faults.push(`${key} was not done once`);
  }
  for (const report of ledger.reports) {
    const found = entries.filter(({ fact }) => fact.kind === 'reported' && fact.report === report);
    if (found.length !== 1) faults.push(`${report} was not taken once`);
  }
  const changes = world.changes().map(({ entry }) => entry);
  if (JSON.stringify(changes) !== JSON.stringify(entries.map(({ id }) => id)))
    faults.push('not each entry was told once');
  const faulty = world.log.lines.filter(({ code }) => code === 'desk-failed');
  for (const line of faulty) faults.push(`the desk failed: ${JSON.stringify(line)}`);
  return faults;
}
