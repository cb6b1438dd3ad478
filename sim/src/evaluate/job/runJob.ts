import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { City } from '../../city/city.ts';
import { writeKeyFile } from '../../city/keyFile.ts';
import { simulatedKey } from '../../node/key.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { Job } from '../../suite/types.ts';
import { createEpisodeFold } from '../../truth/episodes.ts';
import type { TruthLevels } from '../../truth/levels.ts';
import type { TruthEntry } from '../../truth/truth.ts';
import type { Cost, Observed } from '../observed.ts';
import { startGateway } from './gatewayChild.ts';
import { createNaiveDetector } from './naive.ts';
import { play } from './play.ts';
import { createFrameReader } from './readings.ts';
import { createEventLog } from './seen.ts';

export interface JobOptions {
  readonly job: Job;
  readonly scenario: Scenario;
  readonly levels: TruthLevels;
  /** the gateway's program and first arguments */
  readonly command: readonly string[];
  /** a gateway.yaml */
  readonly rules: string | undefined;
  readonly progress: (done: number) => void;
  /** aborts it: the job rejects, and leaves nothing */
  readonly signal: AbortSignal;
}

/** Virtual time begins at midnight of this day, as the weather of a scenario does. */
const EPOCH = Date.UTC(2026, 0, 1);

/** One city against one gateway, from the first boot to the end of its time. Rejects with `gateway-failed`. */
export async function runJob(options: JobOptions): Promise<Observed> {
  const { job, scenario, levels, command, rules, progress } = options;
  const [wall, processor] = [performance.now(), process.cpuUsage()];
  const folder = mkdtempSync(join(tmpdir(), 'lidwatch-evaluate-'));
  const keys = join(folder, 'nodes.csv');
  writeKeyFile(keys, scenario, job.seed);
  const gateway = startGateway({ command, keys, rules });
  options.signal.addEventListener('abort', gateway.kill, { once: true });
  const entries: TruthEntry[] = [];
  const log = createEventLog(EPOCH);
  const naive = createNaiveDetector(levels);
  const read = createFrameReader((node) => simulatedKey(job.seed, node));
  const covers = new Map(scenario.covers.map(({ node, cover }) => [node, cover]));
  try {
    const city = await play({
      ...{ job, scenario, levels, gateway, epoch: EPOCH, progress, told: log.take },
      truth: (entry) => void entries.push(entry),
      heard: (uplink, commit) => {
        const decoded = read(uplink);
        const cover = decoded && covers.get(decoded.node);
        if (decoded && cover !== undefined) naive.take(cover, decoded, uplink.at, commit);
      },
    });
    const figures = await gateway.end();
    const fold = createEpisodeFold(city.covers, levels);
    for (const entry of entries) fold.take(entry);
    const used = process.cpuUsage(processor);
    return {
      ...{ job, scenario: scenario.name, about: scenario.about, gateway: figures, cost: costOf(city) },
      episodes: fold.episodes(job.duration),
      events: log.all(),
      naive: naive.end(job.duration),
      took: { processor: Math.round((used.user + used.system) / 1000), wall: Math.round(performance.now() - wall) },
    };
  } finally {
    options.signal.removeEventListener('abort', gateway.kill);
    gateway.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

function costOf(city: City): Cost {
  const [cell] = city.cells;
  if (!cell) throw new RangeError('a city has a cell');
  const energy: Record<string, number> = {};
  for (const { node } of city.sites) {
    for (const [what, microjoules] of Object.entries(node.spent())) {
      energy[what] = (energy[what] ?? 0) + microjoules / 1000;
    }
  }
  return { ...cell.counters, energy };
}
