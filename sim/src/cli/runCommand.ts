import { setTimeout as wait } from 'node:timers/promises';
import { createCity } from '../city/city.ts';
import { pace } from '../clock/pace.ts';
import { createSimError } from '../errors.ts';
import type { Uplink } from '../radio/cell.ts';
import type { RadioCounters } from '../radio/counters.ts';
import type { CoverSpec, Scenario } from '../scenario/types.ts';
import { meanSpent } from '../truth/energy.ts';
import { nodeLogEntry } from '../truth/nodeLog.ts';
import { cellOf, type LinkPlan, type OpenLink, openLinks } from './links.ts';
import { createProgress } from './progress.ts';
import { openTruthOutput } from './truthOutput.ts';

export interface RunOptions {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly links: LinkPlan;
  /** virtual milliseconds in a real one */
  readonly speed: number;
  /** virtual ms */
  readonly duration: number;
  readonly truth: string | undefined;
  /** whether the truth file also gets what the nodes say of their messages */
  readonly nodeLog: boolean;
  /** whether to say in words what happens */
  readonly words: boolean;
  readonly signal: AbortSignal;
}

export interface RunSummary {
  readonly scenario: string;
  readonly seed: number;
  readonly covers: number;
  /** virtual ms that have passed */
  readonly virtual: number;
  /** real ms that it took */
  readonly real: number;
  readonly truth: Readonly<Record<string, number>>;
  /** millijoules that a node has drawn, on the mean of all, by what drew them */
  readonly energy: Readonly<Record<string, number>>;
  readonly links: readonly { readonly name: string; readonly lost: number; readonly radio: RadioCounters }[];
}

const realTime = {
  now: () => performance.now(),
  sleep: (ms: number, signal: AbortSignal) => wait(ms, undefined, { signal }).catch(() => undefined),
};

/** Runs a scenario against a gateway. Resolves at its end, or when `signal` aborts. Rejects with `link-failed`. */
export async function run(options: RunOptions): Promise<RunSummary> {
  const { scenario, seed, speed, duration, links: plan } = options;
  const failure = new AbortController();
  let reason: string | undefined;
  let open: readonly OpenLink[] = [];
  let epoch = Date.now();

  const truth = openTruthOutput({
    file: options.truth,
    words: options.words,
    wallClock: (at) => (speed === Infinity ? undefined : new Date(epoch + at / speed)),
  });
  const city = createCity({
    scenario,
    seed,
    cells: plan.udp && plan.pty ? 2 : 1,
    cellOf: cellOf(plan, scenario.covers.length),
    uplink: (uplink: Uplink, cell) => open[cell]?.up(uplink),
    truth: truth.take,
    ...(options.nodeLog ? { trace: logNode } : {}),
  });
  function logNode(cover: CoverSpec, code: number, a: number, b: number): void {
    const entry = nodeLogEntry(city.time.now(), cover, code, a, b);
    if (entry) truth.takeNodeLog(entry);
  }

  const progress = createProgress(duration, realTime.now);
  try {
    open = await openLinks(plan, city, (why) => {
      reason = why;
      failure.abort();
    });
    epoch = Date.now();
    const begun = realTime.now();
    const signal = AbortSignal.any([options.signal, failure.signal]);
    await pace({ time: city.time, real: realTime, speed, until: duration, signal, progress: progress.update });
    if (reason !== undefined) throw createSimError('link-failed', reason);
    return {
      scenario: scenario.name,
      seed,
      covers: scenario.covers.length,
      virtual: city.time.now(),
      real: Math.round(realTime.now() - begun),
      truth: truth.counts(),
      energy: meanSpent(city.sites.map(({ node }) => node.spent())),
      links: open.map((link, index) => {
        const cell = city.cells[index];
        if (!cell) throw new RangeError(`no cell ${index}`);
        return { name: link.name, lost: link.lost(), radio: cell.counters };
      }),
    };
  } finally {
    progress.stop();
    await Promise.all(open.map((link) => link.close()));
    truth.close();
  }
}
