import { expect, test } from 'vitest';
import { DAY, live, oneCover, written } from './support/life.ts';

const C = 'cover: C-0001';
const at = (second: number, what: string) => `{ at: ${second}s, ${C}, ${what} }`;

function raises(each: string, ...events: readonly string[]): string[] {
  return written(live(oneCover(each, events), { until: DAY / 24 }).episodes).sort();
}

test('a lid that is lifted is opened from the lift to its rest; that it is tilted and out of its frame may be told', () => {
  expect(
    raises('hall: false', at(100, 'lift: { to: 80deg, in: 3s }'), at(300, 'putBack: { to: 0.4deg, in: 3s }')),
  ).toEqual(['cover.displaced? 100..303', 'cover.opened 100..303', 'cover.tilted? 100..303']);
});

test('less than the angle of opened is tilted, unless a hall switch sees the lid leave its frame', () => {
  const events = [at(100, 'lift: { to: 30deg, in: 3s }'), at(300, 'putBack: { in: 3s }')];
  expect(raises('hall: false', ...events)).toEqual(['cover.displaced? 100..303', 'cover.tilted 100..303']);
  expect(raises('hall: true', ...events)).toEqual([
    'cover.displaced? 100..303',
    'cover.opened 100..303',
    'cover.tilted? 100..303',
  ]);
});

test('what stands within noise of a level is neither missed nor false', () => {
  const events = [at(100, 'lift: { to: 46deg, in: 3s }'), at(300, 'putBack: { in: 3s }')];
  expect(raises('hall: false', ...events)).toContain('cover.opened? 100..303');
});

test('a lid on stones is displaced from when it lies there until it is put right', () => {
  const events = [
    at(100, 'lift: { to: 60deg, in: 3s }'),
    at(300, 'putBack: { to: 5deg, in: 3s }'),
    at(900, 'lift: { to: 60deg, in: 3s }'),
    at(950, 'putBack: { in: 3s }'),
  ];
  expect(raises('hall: false', ...events)).toContain('cover.displaced 303..953');
});

test('a lid that was pushed off is displaced; with a hall switch it is opened', () => {
  const events = [at(100, 'slide: { to: 1deg, in: 3s }'), at(300, 'putBack: { in: 3s }')];
  expect(raises('hall: false', ...events)).toEqual(['cover.displaced 100..303', 'cover.opened? 100..303']);
  expect(raises('hall: true', ...events)).toEqual(['cover.displaced? 100..303', 'cover.opened 100..303']);
});

test('a lid that was carried off stays opened however it lies, and to the end if none is put back', () => {
  const events = [at(100, 'lift: { to: 90deg, in: 2s }'), at(110, 'carry: { to: 0deg, in: 30s }')];
  expect(raises('hall: false', ...events)).toContain('cover.opened 100..');
});

test('a frame that gives way tilts the lid; a lorry that parks on it raises nothing', () => {
  expect(raises('hall: false', at(100, 'tilt: { to: 22deg }'), at(300, 'straighten: { in: 2s }'))).toContain(
    'cover.tilted 100..302',
  );
  expect(raises('hall: true', at(100, 'park: { to: 1.5deg, for: 10min }'))).toEqual([]);
});

test('what is over before the hold is not required', () => {
  const events = [at(100, 'lift: { to: 60deg, in: 1s }'), at(101.5, 'putBack: { in: 1s }')];
  expect(raises('hall: false', ...events)).toContain('cover.opened? 100..103');
});
