import type { SeenEvent } from '../observed.ts';
import type { JobCount } from './count.ts';
import { ALARM_RULES } from './figures.ts';
import { delayOf } from './latency.ts';

/** A miss, a false alarm or a late alarm of the gateway, with what is needed to see it again. */
export interface Case {
  readonly set: string;
  readonly scenario: string;
  readonly seed: number;
  readonly loss: number;
  readonly cover: string;
  readonly rule: string;
  /** virtual ms: the onset of what was missed, or of the event */
  readonly at: number;
  /** of an episode: what it comes from; of an event: the reason that it gives */
  readonly why: string;
  /** of a late alarm: ms until it was durable */
  readonly latency?: number;
  /** it could not be heard of when it began */
  readonly obscured?: string;
  /** runs the job again, by itself */
  readonly command: string;
}

/** Rows that are kept of each sort; how many there were is told beside. */
const MOST_CASES = 500;

export interface Cases {
  readonly misses: readonly Case[];
  readonly missed: number;
  readonly falseAlarms: readonly Case[];
  readonly falselyRaised: number;
  /** alarms beyond the time that 95 of 100 are to keep over good links, the latest first */
  readonly late: readonly Case[];
  readonly cameLate: number;
}

/** Beyond this an alarm is listed, ms. */
const LATE = 30_000;

export function casesOf(jobs: readonly JobCount[]): Cases {
  const misses = jobs.flatMap((job) =>
    job.matching.gateway.required
      .filter(({ event }) => !event)
      .map(({ episode: { cover, rule, onset, kind, obscured } }) => {
        return { ...caseOf(job, cover, rule, onset, kind), ...(obscured ? { obscured } : {}) };
      }),
  );
  const falseAlarms = jobs.flatMap((job) =>
    job.matching.gateway.events
      .filter(({ verdict }) => verdict === 'false')
      .map(({ event }) => caseOf(job, event.cover, event.rule, event.onset, reasonOf(event))),
  );
  const late = jobs.flatMap(lateOf).toSorted((a, b) => (b.latency ?? 0) - (a.latency ?? 0));
  return {
    late: late.slice(0, MOST_CASES),
    cameLate: late.length,
    misses: misses.slice(0, MOST_CASES),
    missed: misses.length,
    falseAlarms: falseAlarms.slice(0, MOST_CASES),
    falselyRaised: falseAlarms.length,
  };
}

function lateOf(job: JobCount): readonly Case[] {
  return job.matching.gateway.required.flatMap(({ episode, event }) => {
    const { cover, rule, onset, firstSample, kind, obscured } = episode;
    if (!event || obscured || !ALARM_RULES.includes(rule)) return [];
    const { latency } = delayOf(episode, event);
    return latency > LATE ? [{ ...caseOf(job, cover, rule, firstSample ?? onset, kind), latency }] : [];
  });
}

function reasonOf({ reason, cleared, onset }: SeenEvent): string {
  const lasted = cleared === null ? 'not cleared' : `cleared after ${Math.round((cleared - onset) / 1000)} s`;
  return reason === undefined ? lasted : `${reason}, ${lasted}`;
}

function caseOf({ observed: { job } }: JobCount, cover: string, rule: string, at: number, why: string): Case {
  const { set, scenario, seed, loss } = job;
  const days = job.duration / 86_400_000;
  const percent = Number((loss * 100).toFixed(4));
  const command = `lidwatch-sim evaluate --scenario ${scenario} --seeds ${seed} --radio ${percent}% --covers ${job.covers} --days ${days}`;
  return { set, scenario, seed, loss, cover, rule, at, why, command };
}
