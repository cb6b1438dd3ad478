import type { Evidence, ToldEvent, ToldSample } from './evidence.ts';
import { matterOf } from './matters.ts';
import type { VerifySettings } from './settings.ts';
import { createStreak, type Streak } from './streak.ts';
import type { Incident, Matter, Proof } from './types.ts';

export type Verdict =
  /** lookAt: when its silence alone may have said enough */
  | { readonly state: 'waiting'; readonly lookAt?: number | undefined; readonly reason: string }
  | { readonly state: 'refuted'; readonly reason: string }
  | { readonly state: 'verified'; readonly proof: Proof };

const COVER_MATTERS: readonly Matter[] = ['open', 'displaced', 'tilted'];

/** Water and nodes are judged by their events; what nobody but a person has told of, by how the cover lies. */
function mustLieWell({ matter, events }: Pick<Incident, 'matter' | 'events'>): boolean {
  return events.length === 0 || !(matter === 'flooding' || matter === 'node');
}

/**
 * Does the sensor say that the work is done? Pure: what was said behind `since`, when the work was handed in, decides. Water and
 * nodes: their events have cleared. All else: the cover lies within `tilt` of its zero, closed and still, for long enough.
 */
export function verify(
  incident: Pick<Incident, 'matter' | 'events'>,
  since: number,
  evidence: Evidence,
  settings: VerifySettings,
): Verdict {
  const { events, hasNode } = evidence;
  const isOfCover = mustLieWell(incident);
  const again = events.find((event) => isAgain(event, incident.matter, isOfCover, since));
  if (again) return { state: 'refuted', reason: `${again.rule} was raised again` };
  if (!isOfCover) return byEvents(evidence);
  if (!hasNode) return { state: 'waiting', reason: 'there is no sensor that could say so' };
  return byRest(since, evidence, settings);
}

/** Behind the handing in the very thing has happened that the work was to end. */
function isAgain(event: ToldEvent, matter: Matter, isOfCover: boolean, since: number): boolean {
  const { rule, onset, exact, withdrawn } = event;
  if (withdrawn || !exact || onset <= since || rule === 'cover.impact') return false;
  const its = matterOf(rule);
  return its === matter || (isOfCover && COVER_MATTERS.includes(its));
}

function stillOpen({ events }: Evidence): ToldEvent | undefined {
  return events.find(({ clearedAt, withdrawn }) => clearedAt === undefined && !withdrawn);
}

function byEvents(evidence: Evidence): Verdict {
  const open = stillOpen(evidence);
  if (open) return { state: 'waiting', reason: `${open.rule} has not cleared` };
  const { events, now } = evidence;
  const cleared = events.flatMap(({ clearedAt }) => clearedAt ?? []);
  const from = cleared.length === 0 ? now : Math.max(...cleared);
  return { state: 'verified', proof: { from, to: Math.max(from, now), samples: 0, by: 'samples' } };
}

function byRest(since: number, evidence: Evidence, settings: VerifySettings): Verdict {
  const { samples, events } = evidence;
  // a blow is no lift, but nobody would call the cover still
  const jolts = events.filter(({ rule, withdrawn }) => rule === 'cover.impact' && !withdrawn).map(({ onset }) => onset);
  const streak = createStreak();
  for (const sample of samples) {
    if (sample.at <= since) continue;
    if (jolts.some((at) => at > streak.until() && at <= sample.at)) streak.end();
    const fault = faultOf(sample, settings);
    // what may have been before the work was handed in refutes nothing
    if (fault !== undefined && sample.exact) return { state: 'refuted', reason: fault };
    if (fault !== undefined || isMoved(sample) || sample.flags?.blind) streak.end();
    else if (sample.exact && sample.tilt !== undefined) streak.add(sample);
  }
  if (jolts.some((at) => at > since && at > streak.until())) streak.end();
  return judged(streak, evidence, settings);
}

function judged(streak: Streak, evidence: Evidence, { stillMs }: VerifySettings): Verdict {
  const open = stillOpen(evidence);
  if (open) return { state: 'waiting', reason: `${open.rule} has not cleared` };
  const told = streak.told();
  if (!told) return { state: 'waiting', reason: 'nothing was heard of it since' };
  const { from, to, samples, tilt, isAtWork, armed } = told;
  if (isAtWork) return { state: 'waiting', reason: 'its node is in maintenance' };
  if (to - from >= stillMs) return { state: 'verified', proof: { from, to, samples, tilt, by: 'samples' } };
  const listening = armed && evidence.listeningSince(armed.receivedAt);
  if (!armed || !evidence.isArmed || listening === undefined || listening > armed.receivedAt) {
    return { state: 'waiting', reason: 'its silence says nothing' };
  }
  const enough = armed.receivedAt + stillMs;
  const { now } = evidence;
  if (now < enough) return { state: 'waiting', lookAt: enough, reason: 'it has not been still for long enough' };
  return { state: 'verified', proof: { from: armed.at, to: now, samples, tilt, by: 'silence' } };
}

/** Why the cover is not as it should be. */
function faultOf({ tilt, flags, trigger }: ToldSample, settings: VerifySettings): string | undefined {
  if (flags?.hallOpen) return 'its hall switch is open';
  // slid off it lies as level as before: only the motion tells
  if (trigger === 'slide') return 'it was slid';
  if (tilt === undefined || flags?.blind || tilt <= settings.tilt) return undefined;
  return `it lies ${Math.round(tilt)} deg from its zero`;
}

/** Somebody has moved it, and it lies well again: it has to be still from here on. */
function isMoved({ trigger }: ToldSample): boolean {
  return trigger === 'lift' || trigger === 'tilt' || trigger === 'hall';
}
