import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createAnswers } from '../../../gateway/src/transports/coap/answers.ts';
import { createManualClock } from '../../support/manualClock.ts';

const ANSWER = { code: '2.04', payload: Uint8Array.of(0x11) };

it('a message id that comes back after its lifetime is another request, however few came in between', () => {
  const clock = createManualClock();
  const answers = createAnswers(4_096, clock);
  answers.take('node 1');
  expect(answers.look('node 1')).toBe('open');
  answers.answer('node 1', ANSWER);
  clock.advance(246_999);
  expect(answers.look('node 1')).toBe(ANSWER);
  clock.advance(1);
  expect(answers.look('node 1')).toBe('new');
  answers.take('node 1');
  expect(answers.look('node 1')).toBe('open');
});

it('keeps each answer for its lifetime and no longer, up to its bound', () => {
  const step = fc.record({ key: fc.integer({ min: 0, max: 9 }), wait: fc.integer({ min: 0, max: 200_000 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const clock = createManualClock();
      const answers = createAnswers(10, clock);
      const takenAt = new Map<number, number>();
      for (const { key, wait } of steps) {
        clock.advance(wait);
        const since = clock.now() - (takenAt.get(key) ?? Number.NEGATIVE_INFINITY);
        const isKnown = since < 247_000;
        expect(answers.look(`${key}`) === 'new').toBe(!isKnown);
        if (isKnown) continue;
        answers.take(`${key}`);
        answers.answer(`${key}`, ANSWER);
        takenAt.set(key, clock.now());
      }
    }),
  );
});
