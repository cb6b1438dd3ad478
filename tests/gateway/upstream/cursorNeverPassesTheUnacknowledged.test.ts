import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createInFlight } from '../../../gateway/src/upstream/inFlight.ts';

it('moves the cursor over an entry only when all before it are acknowledged, whatever the order', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 40 }).chain((ids) => {
        const sorted = ids.toSorted((a, b) => a - b);
        return fc.tuple(fc.constant(sorted), fc.shuffledSubarray(sorted));
      }),
      ([ids, acked]) => {
        const inFlight = createInFlight();
        for (const id of ids) inFlight.sent(id);
        const done = new Set<number>();
        let cursor = 0;
        for (const id of acked) {
          done.add(id);
          cursor = inFlight.acked(id) ?? cursor;
          const firstOpen = ids.findIndex((one) => !done.has(one));
          const expected = firstOpen === -1 ? ids.at(-1) : ids[firstOpen - 1];
          expect(cursor).toBe(expected ?? 0);
        }
        expect(inFlight.size()).toBe(ids.filter((id) => id > cursor).length);
        expect(inFlight.acked(5_000)).toBeUndefined();
      },
    ),
  );
});
