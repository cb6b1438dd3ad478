import { detect } from '../detect/detect.ts';
import { rulesFor } from '../detect/ruleSettings.ts';
import { hear, tick } from '../detect/rules/nodeOffline.ts';
import { emptyState } from '../detect/state.ts';
import type { Sample, Step } from '../detect/types.ts';
import type { EventLog } from './events.ts';
import type { ReplayMap } from './mapSchema.ts';
import type { LevelLog } from './report/levels.ts';
import type { Tally } from './tally.ts';

/** A sample and the line from which it came. */
export interface LinedSample {
  readonly sample: Sample;
  readonly line: number;
}

/** One cover of a recording on its way through detection, with the recording's own time as the clock. */
export function createCoverRun(cover: string, map: ReplayMap, log: EventLog, tally: Tally, levels?: LevelLog) {
  const rules = rulesFor({ defaults: map.rules, groups: {}, covers: {} }, cover);
  let state = emptyState();
  let used = 0;
  /** the samples of the newest time, to know a duplicate by */
  let sameTime: string[] = [];

  function take(step: Step): void {
    state = step.state;
    for (const transition of step.transitions) log.add(cover, transition);
  }

  function isDuplicate(sample: Sample): boolean {
    if (map.duplicates === 'keep') return false;
    if (sample.at !== state.newest) sameTime = [];
    const text = JSON.stringify(sample);
    if (sameTime.includes(text)) return true;
    sameTime.push(text);
    return false;
  }

  /** A gap in the recording is a silence: it is noticed when it became too long, and ends with the next sample. */
  function listen(at: number, heartbeatMs: number): void {
    const due = state.heard + rules['node.offline'].raise * heartbeatMs;
    if (due < at) take(tick(rules, state, due, heartbeatMs));
    take(tick(rules, state, at, heartbeatMs));
    take(hear(rules, state, at, heartbeatMs));
  }

  return {
    cover,
    used: () => used,
    add({ sample, line }: LinedSample): void {
      if (used > 0 && sample.at < state.newest) {
        tally.add('row: late (older than the row before; sort is off)', line);
        return;
      }
      if (isDuplicate(sample)) {
        tally.add('row: duplicate', line);
        return;
      }
      used += 1;
      if (map.heartbeat !== undefined) listen(sample.at, map.heartbeat);
      take(detect(rules, state, [sample]));
      if (sample.water !== undefined) levels?.add(cover, sample.at, sample.water, state.memory.level.verdict);
    },
    finish: () => log.leaveOpen(cover, state),
  };
}

export type CoverRun = ReturnType<typeof createCoverRun>;
