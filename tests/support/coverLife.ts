import fc from 'fast-check';
import type { Sample } from '../../gateway/src/detect/types.ts';

const START = 1_750_000_000_000;

const status = fc.record(
  {
    tilt: fc.constantFrom(0, 0, 0.4, 4, 20, 80),
    water: fc.constantFrom(40, 60, 290, 310, 350, 1_300, 1_900),
    battery: fc.constantFrom(3_600, 3_280, 3_240),
    temperature: fc.constantFrom(12, 12.5, -8, 120),
    vibration: fc.constantFrom(0, 200, 2_400),
    impacts: fc.constantFrom(0, 12, 400),
    hallOpen: fc.boolean(),
    floatWet: fc.constantFrom(false, false, false, true),
    maintenance: fc.constantFrom(false, false, false, false, true),
    zeroUnknown: fc.constantFrom(false, false, false, true),
    motionFault: fc.constantFrom(false, false, false, true),
    waterFault: fc.constantFrom(false, false, true),
  },
  { requiredKeys: ['maintenance'] },
);

const motion = fc
  .record({
    trigger: fc.constantFrom('lift' as const, 'tilt' as const, 'slide' as const, 'recovered' as const),
    tilt: fc.constantFrom(0.3, 4, 22, 85),
  })
  .map(({ trigger, tilt }) => Array.from({ length: 5 }, () => ({ trigger, tilt, maintenance: false })));

const flood = fc
  .record({ from: fc.constantFrom(290, 310, 1_100), by: fc.constantFrom(0, 5, 200) })
  .map(({ from, by }) =>
    Array.from({ length: 3 }, (_, i) => ({ trigger: 'water' as const, water: from + i * by, maintenance: false })),
  );

/** What one frame tells: a status, or the series of an alert, oldest first. */
export type Told = readonly Sample[];

/**
 * A few minutes or a few weeks of a cover, frame by frame as they were sent, no two of one instant. A series may reach
 * back over the frame before it, as it does where ages are rounded.
 */
export const arbitraryLife: fc.Arbitrary<readonly Told[]> = fc
  .array(
    fc.record({
      pause: fc.constantFrom(0.05, 1, 5, 60, 300, 43_200),
      period: fc.constantFrom(1, 3, 5),
      samples: fc.oneof(
        status.map((one): readonly Omit<Sample, 'at'>[] => [one]),
        motion,
        flood,
      ),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((steps) => {
    let newest = START;
    return steps.map(({ pause, period, samples }, n) => {
      newest += pause * 1000;
      // no frame shares its fraction of a second with another
      const until = newest + n * 7;
      return (samples as readonly Omit<Sample, 'at'>[]).map((values, i): Sample => {
        const before = samples.length - 1 - i;
        return before === 0 ? { ...values, at: until } : { ...values, at: until - before * period * 1000, until };
      });
    });
  });
