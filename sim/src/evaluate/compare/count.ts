import { NAIVE_RULES } from '../naiveRules.ts';
import type { Observed, SeenEvent } from '../observed.ts';
import { delayOf } from './latency.ts';
import { type Matching, match, type Verdict } from './match.ts';

/** Blows are counted apart: every axle is one, and no truth tells which is worth an event. */
const UNJUDGED: ReadonlySet<string> = new Set(['cover.impact']);

export type Detector = 'gateway' | 'naive';

/** What one rule came to: plain counts, so that those of many jobs add up. */
export interface RuleCount {
  /** required episodes */
  readonly required: number;
  readonly found: number;
  /** events by what they were worth */
  readonly events: Readonly<Record<Verdict, number>>;
  /** ms, of found episodes that the gateway could hear of when they began */
  readonly latencies: readonly number[];
  /** ms, of the same: what came before the node's first sample over the level */
  readonly samplings: readonly number[];
  /** found episodes that are left out of the latencies: nobody could hear of them when they began */
  readonly obscured: number;
}

/** A job, judged. */
export interface JobCount {
  readonly observed: Observed;
  readonly coverDays: number;
  readonly matching: Readonly<Record<Detector, Matching>>;
  readonly rules: Readonly<Record<Detector, ReadonlyMap<string, RuleCount>>>;
  /** events of rules that are not judged, of the gateway */
  readonly unjudged: number;
}

const DAY = 86_400_000;

export function countJob(observed: Observed): JobCount {
  const { job, episodes, events, naive } = observed;
  const isJudged = ({ rule }: SeenEvent) => !UNJUDGED.has(rule);
  const gateway = match(episodes, events.filter(isJudged));
  // what it has no rule for, it cannot miss
  const plain = match(
    episodes.filter(({ rule }) => NAIVE_RULES.some((name) => name === rule)),
    naive,
  );
  return {
    observed,
    coverDays: (job.covers * job.duration) / DAY,
    matching: { gateway, naive: plain },
    rules: { gateway: countRules(gateway), naive: countRules(plain) },
    unjudged: events.length - events.filter(isJudged).length,
  };
}

const NO_EVENTS: Readonly<Record<Verdict, number>> = { true: 0, repeated: 0, excused: 0, false: 0, withdrawn: 0 };
export const NO_COUNT: RuleCount = {
  required: 0,
  found: 0,
  events: NO_EVENTS,
  latencies: [],
  samplings: [],
  obscured: 0,
};

function countRules({ events, required }: Matching): ReadonlyMap<string, RuleCount> {
  const names = [
    ...new Set([...events.map(({ event }) => event.rule), ...required.map(({ episode }) => episode.rule)]),
  ];
  return new Map(names.toSorted().map((rule) => [rule, countRule(rule, { events, required })]));
}

function countRule(rule: string, matching: Matching): RuleCount {
  const events = { ...NO_EVENTS };
  for (const { event, verdict } of matching.events) if (event.rule === rule) events[verdict] += 1;
  const required = matching.required.filter(({ episode }) => episode.rule === rule);
  const found = required.flatMap(({ episode, event }) => (event ? [{ episode, event }] : []));
  const audible = found.filter(({ episode }) => episode.obscured === undefined);
  const delays = audible.map(({ episode, event }) => delayOf(episode, event));
  return {
    required: required.length,
    found: found.length,
    events,
    latencies: delays.map(({ latency }) => latency),
    samplings: delays.flatMap(({ sampling }) => sampling ?? []),
    obscured: found.length - audible.length,
  };
}

export function addCounts(counts: readonly RuleCount[]): RuleCount {
  const sum = (of: (count: RuleCount) => number) => counts.reduce((total, count) => total + of(count), 0);
  return {
    required: sum(({ required }) => required),
    found: sum(({ found }) => found),
    events: {
      true: sum(({ events }) => events.true),
      repeated: sum(({ events }) => events.repeated),
      excused: sum(({ events }) => events.excused),
      false: sum(({ events }) => events.false),
      withdrawn: sum(({ events }) => events.withdrawn),
    },
    latencies: counts.flatMap(({ latencies }) => latencies),
    samplings: counts.flatMap(({ samplings }) => samplings),
    obscured: sum(({ obscured }) => obscured),
  };
}
