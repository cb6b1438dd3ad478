import { expect, it } from 'vitest';
import { detect } from '../../../gateway/src/detect/detect.ts';
import { inOrder } from '../../../gateway/src/detect/order.ts';
import { DEFAULT_RULES } from '../../../gateway/src/detect/ruleSettings.ts';
import { emptyState } from '../../../gateway/src/detect/state.ts';
import type { Sample } from '../../../gateway/src/detect/types.ts';

const AT = 1_700_000_000_000;
/** five angles in one alert, the first at `s` seconds */
const alert = (s: number, tilt: number, period: number, trigger: 'tilt' | 'recovered'): readonly Sample[] =>
  [0, 1, 2, 3, 4].map((i) => ({
    ...{ at: AT + (s + i * period) * 1_000, tilt, trigger },
    ...(i < 4 ? { until: AT + (s + 4 * period) * 1_000 } : {}),
  }));
const status = (s: number, tilt: number): Sample => ({ at: AT + s * 1_000, tilt, battery: 3_600 });
const told = (samples: readonly Sample[]) =>
  detect(DEFAULT_RULES, emptyState(), inOrder(samples))
    .transitions.filter(({ rule }) => rule === 'cover.tilted')
    .map(({ kind, onset, at }) => `${kind} ${(onset - AT) / 1_000} ${(at - AT) / 1_000}`);

it('takes nothing from what the series proves', () => {
  const tilted = alert(10, 30, 1, 'tilt');
  const back = alert(40, 1, 3, 'recovered');
  const events = ['raised 10 13', 'cleared 10 52'];
  expect(told([...tilted, ...back])).toEqual(events);
  expect(told([...tilted, ...back, status(50, 1)])).toEqual(events);
  expect(told([status(11, 30), ...tilted, ...back])).toEqual(events);
});

it('but what comes hours late begins no streak anew', () => {
  const samples = [status(7_200, 30), status(0, 20), status(7_201, 30)];
  const { transitions } = detect(DEFAULT_RULES, emptyState(), samples);
  expect(transitions.filter(({ rule }) => rule === 'cover.tilted')).toEqual([]);
});
