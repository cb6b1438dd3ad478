import { createCity, type TruthEntry } from '@lidwatch/sim';
import { expect, test } from 'vitest';
import { watchCity } from './support/ackingGateway.ts';
import { shipped } from './support/shipped.ts';

const DAY = 86_400_000;

function truthOf(waterPeriod: number, passes?: boolean): TruthEntry[] {
  const scenario = shipped('quiet-street', 4);
  const truth: TruthEntry[] = [];
  const covers = scenario.covers.map((spec) => ({ ...spec, settings: { ...spec.settings, waterPeriod } }));
  const city = createCity({
    scenario: { ...scenario, covers },
    truth: (entry) => truth.push(entry),
    uplink: () => {},
    ...(passes === undefined ? {} : { passes }),
  });
  city.run(DAY / 6);
  return truth;
}

test('the same happens to a cover however often its node reads its sensors', () => {
  const often = truthOf(10);
  expect(often.length).toBeGreaterThan(150);
  expect(truthOf(600)).toEqual(often);
});

test('and whether or not a gateway answers', () => {
  const [heard, unheard] = [true, false].map((hears) => {
    const watched = watchCity({ scenario: shipped('quiet-street', 4) }, () => hears);
    watched.city.run(DAY / 2);
    return watched.truth;
  });
  expect(heard).toEqual(unheard);
});

test('a truth that does not want the vehicles is told of everything else', () => {
  const all = truthOf(60);
  expect(all.some(({ what }) => what === 'pass')).toBe(true);
  expect(truthOf(60, false)).toEqual(all.filter(({ what }) => what !== 'pass'));
});
