import type { TruthLevels } from '../../truth/levels.ts';
import { NAIVE_RULES, type NaiveRule } from '../naiveRules.ts';
import type { SeenEvent } from '../observed.ts';
import type { Decoded, PlainReading } from './readings.ts';

/**
 * What a gateway without detection would do with the same frames: each reading against one level, the same levels. No
 * hold, no second level to clear, no maintenance, no unknown zero, no faults, no plausibility, no order of samples.
 */
export interface NaiveDetector {
  take(cover: string, decoded: Decoded, received: number, commit: number): void;
  /** All events, at the end of the run. */
  end(now: number): readonly SeenEvent[];
}

/** The heartbeat of a node that has not said its own, ms: the gateway's default. */
const HEARTBEAT = 12 * 3_600_000;

interface CoverState {
  readonly open: Map<NaiveRule, SeenEvent>;
  heartbeat: number;
  heard: number | undefined;
}

export function createNaiveDetector(levels: TruthLevels): NaiveDetector {
  const covers = new Map<string, CoverState>();
  const done: SeenEvent[] = [];

  /** undefined: this reading says nothing of it */
  function isBeyond(rule: NaiveRule, { tilt, water, battery, hallOpen, floatWet }: PlainReading): boolean | undefined {
    if (rule === 'cover.opened') return hallOpen || atLeast(tilt, levels.opened.raise);
    if (rule === 'cover.tilted') return atLeast(tilt, levels.tilted.raise);
    if (rule === 'water.high') return floatWet || atLeast(water, levels.high.raise);
    if (rule === 'water.overflow') return atLeast(water, levels.overflow.raise);
    if (rule === 'battery.low') return battery === undefined ? undefined : battery <= levels.battery.raise;
    return undefined;
  }

  function step(cover: string, { open }: CoverState, reading: PlainReading, received: number, commit: number): void {
    for (const rule of NAIVE_RULES) {
      const beyond = isBeyond(rule, reading);
      const event = open.get(rule);
      if (beyond && !event) {
        open.set(rule, { cover, rule, onset: reading.at, received, durable: commit, cleared: null });
      } else if (beyond === false && event) {
        open.delete(rule);
        done.push({ ...event, cleared: reading.at });
      }
    }
  }

  /** It would have noticed when the time was over, whoever is heard later. */
  function noteSilence(cover: string, state: CoverState, now: number, cleared: number | null): void {
    if (state.heard === undefined) return;
    const missed = state.heard + levels.offline.heartbeats * state.heartbeat;
    if (now < missed) return;
    done.push({ cover, rule: 'node.offline', onset: state.heard, received: missed, durable: missed, cleared });
  }

  return {
    take(cover, { message, readings }, received, commit) {
      const state = covers.get(cover) ?? { open: new Map(), heartbeat: HEARTBEAT, heard: undefined };
      covers.set(cover, state);
      noteSilence(cover, state, received, received);
      state.heard = received;
      const said = 'heartbeat' in message ? message.heartbeat : undefined;
      if (said !== undefined) state.heartbeat = said * 60_000;
      for (const reading of readings) step(cover, state, reading, received, commit);
    },
    end(now) {
      for (const [cover, state] of covers) {
        noteSilence(cover, state, now, null);
        done.push(...state.open.values());
        state.open.clear();
      }
      return done.toSorted((a, b) => a.durable - b.durable);
    },
  };
}

function atLeast(value: number | undefined, level: number): boolean | undefined {
  return value === undefined ? undefined : value >= level;
}
