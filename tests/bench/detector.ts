import { TRIGGER } from '@lidwatch/protocol';
import type { Alert, Status } from '@lidwatch/protocol/gateway';
import { detect } from '../../gateway/src/detect/detect.ts';
import { DEFAULT_RULES } from '../../gateway/src/detect/ruleSettings.ts';
import { emptyState } from '../../gateway/src/detect/state.ts';
import type { CoverState, Sample } from '../../gateway/src/detect/types.ts';
import { samplesOf } from '../../gateway/src/ingest/samples.ts';
import { type Cost, costOf } from './cost.ts';
import type { FigureRow } from './figures.ts';

const COVERS = 1_000;
const REPORTS = 200;
const ROUNDS = 9;
const HEARTBEAT_MS = 3_600_000;

/** The samples of one report, as detection gets them. */
type Heard = readonly Sample[];

/**
 * The `i`th report of a cover in a busy street: nearly always a status at rest, with readings that move a little; of a hundred
 * reports one is an alert of a tilt and the next the recovery from it, one a series of rising water and the next of falling.
 */
function reportOf(cover: number, i: number): Heard {
  const at = 1_800_000_000_000 + i * HEARTBEAT_MS + cover * 977;
  const n = cover * 31 + i;
  const series = SERIES.get(n % 100);
  if (series) return samples(series, at);
  const moved = { battery: 170 + (n % 20), temperature: 100 + (n % 80), tilt: n % 30, water: n % 100, impacts: n % 40 };
  return samples({ ...QUIET, ...moved }, at);
}

function samples(message: Status | Alert, at: number): Heard {
  return samplesOf(message, at).samples.map(({ sample }) => sample);
}

const QUIET: Status = {
  type: 'status',
  seq: 0,
  flags: 0,
  battery: 180,
  temperature: 150,
  tilt: 5,
  water: 20,
  vibration: 1,
};
const ALERT = { type: 'alert', seq: 0, flags: 1 } as const;
const TILTED: Alert = { ...ALERT, trigger: TRIGGER.tilt, tiltSeries: [300, 305, 300, 310, 300] };
const RECOVERED: Alert = { ...ALERT, flags: 0, trigger: TRIGGER.recovered, period: 3, tiltSeries: [5, 6, 5, 4, 5] };
const RISING: Alert = { ...ALERT, trigger: TRIGGER.water, period: 60, waterSeries: [150, 240, 330, 420, 500] };
const EBBING: Alert = {
  ...ALERT,
  flags: 0,
  trigger: TRIGGER.recovered,
  period: 60,
  waterSeries: [180, 150, 120, 90, 60],
};

const SERIES: ReadonlyMap<number, Alert> = new Map([
  [7, TILTED],
  [8, RECOVERED],
  [23, RISING],
  [24, EBBING],
]);

/** The reducer and nothing else: no frame, no store. A sample is what a status holds, or one of a series. */
export async function detectorFigures(): Promise<FigureRow[]> {
  let [count, transitions] = [0, 0];

  /** The covers take turns, as they do on a link; what they say has just been decoded, which is not counted. */
  async function pass(): Promise<Cost> {
    const states: CoverState[] = Array.from({ length: COVERS }, () => emptyState());
    const whole = { cpuUs: 0, wallUs: 0 };
    [count, transitions] = [0, 0];
    for (let i = 0; i < REPORTS; i += 1) {
      const street = Array.from({ length: COVERS }, (_, cover) => reportOf(cover, i));
      const cost = await costOf(() => {
        for (let cover = 0; cover < COVERS; cover += 1) {
          const step = detect(DEFAULT_RULES, states[cover] as CoverState, street[cover] as Heard);
          states[cover] = step.state;
          transitions += step.transitions.length;
        }
      });
      whole.cpuUs += cost.cpuUs;
      whole.wallUs += cost.wallUs;
      count += street.flat().length;
    }
    return whole;
  }

  await pass();
  const rounds: Cost[] = [];
  for (let i = 0; i < ROUNDS; i += 1) rounds.push(await pass());
  // whatever disturbs a round of pure computing only adds to it
  const cpuUs = Math.min(...rounds.map((round) => round.cpuUs));
  return [
    { name: 'the detector alone', value: (cpuUs * 1000) / count, unit: 'ns CPU', per: 'sample' },
    { name: 'samples, the detector alone, one core', value: Math.round(count / (cpuUs / 1e6)), unit: 'samples/s' },
    { name: 'transitions among them', value: (transitions / count) * 1000, unit: 'transitions', per: '1,000 samples' },
  ];
}
