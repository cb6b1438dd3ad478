import fc from 'fast-check';
import { expect } from 'vitest';
import type { ModemKind } from './modemKinds.ts';
import { createModemNode, type ModemNode } from './modemNode.ts';

/** What can happen on the line between two instants. */
type Step =
  | { readonly kind: 'wet' }
  | { readonly kind: 'dry' }
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'restart' }
  | { readonly kind: 'dead'; readonly revives: boolean }
  | { readonly kind: 'alive' }
  | { readonly kind: 'air'; readonly ms: number }
  | { readonly kind: 'reply'; readonly text: string; readonly count: number };

function stepsOf(kind: ModemKind): fc.Arbitrary<Step> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant<Step>({ kind: 'wet' }) },
    { weight: 2, arbitrary: fc.constant<Step>({ kind: 'dry' }) },
    {
      weight: 4,
      arbitrary: fc
        .oneof(
          fc.constantFrom(...kind.chatter, ...kind.errors, kind.banner),
          fc.constantFrom('+', '> ', 'OK', '\r\nOK\r\n', '+OK\r\n', '+RCV=1,90,x', '+EVT:', '"recv",0,70\r\n'),
          fc.string({ unit: 'binary-ascii', maxLength: 30 }),
        )
        .map((text): Step => ({ kind: 'say', text })),
    },
    fc.constant<Step>({ kind: 'restart' }),
    fc.boolean().map((revives): Step => ({ kind: 'dead', revives })),
    fc.constant<Step>({ kind: 'alive' }),
    fc.integer({ min: 20, max: 9000 }).map((ms): Step => ({ kind: 'air', ms })),
    fc.record({
      kind: fc.constant('reply' as const),
      text: fc.constantFrom('', ...kind.errors, kind.banner, '+O', '\xff\xfe'),
      count: fc.integer({ min: 1, max: 12 }),
    }),
  );
}

function play({ bench, float }: ModemNode, step: Step): void {
  const { module } = bench;
  if (step.kind === 'wet' || step.kind === 'dry') {
    float(step.kind === 'wet');
  } else if (step.kind === 'say') {
    module.say(step.text);
  } else if (step.kind === 'restart') {
    module.restart();
  } else if (step.kind === 'air') {
    module.airTime(step.ms);
  } else if (step.kind === 'reply') {
    let left = step.count;
    module.intercept(() => (left-- > 0 ? step.text : undefined));
  } else {
    module.dead(step.kind === 'dead', step.kind === 'dead' && step.revives);
  }
}

/**
 * The real core and the real driver on a simulated module whose line is disturbed: once it is left in peace, every
 * alert has reached the gateway in order, every frame was answered once and in time, and the node rests.
 */
export function losesNoAlert(kind: ModemKind, numRuns: number): void {
  const timeline = fc.array(fc.tuple(stepsOf(kind), fc.integer({ min: 0, max: 12_000 })), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(timeline, fc.integer({ min: 1, max: 30_000 }), (steps, seed) => {
      const world = createModemNode(kind, seed);
      const { time, bench } = world;
      for (const [step, after] of steps) {
        play(world, step);
        time.advance(after);
      }
      bench.module.intercept(null);
      bench.module.dead(false);
      bench.module.airTime(60);
      world.float(true);
      time.advance(20_000);
      world.float(false);
      time.advance(45 * 60_000);

      expect(world.answers.filter((ms) => ms < 0 || ms > kind.limit)).toEqual([]);
      expect(world.node.pending()).toBe(0);
      expect(world.drops()).toBe(0);
      // repeats may come late: what counts is when an alert was first there
      const alerts = [...new Set(world.received.flatMap((one) => (one.type === 'alert' ? [one.seq] : [])))];
      expect(alerts).toHaveLength(world.queuedAlerts());
      expect(world.queuedAlerts()).toBeGreaterThan(0);
      expect([...alerts].sort((a, b) => a - b)).toEqual(alerts);
    }),
    { numRuns },
  );
}
