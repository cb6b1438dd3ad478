import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../gateway/src/detect/ruleSettings.ts';
import { createCoverRun } from '../../../gateway/src/dryrun/coverRun.ts';
import type { Placed } from '../../../gateway/src/dryrun/gather.ts';
import type { Heard } from '../../../gateway/src/store/types.ts';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig } from '../../support/ingestRig.ts';
import { arbitraryHistory, deliveries, play } from '../../support/streetHistory.ts';

interface Kept {
  readonly cover: string;
  readonly readings: readonly Placed[];
  readonly heard: readonly Heard[];
}

/** What a gateway has stored of twenty covers. */
function keptHistories(): readonly Kept[] {
  const nodes = Array.from({ length: 20 }, (_, i) => createFakeNode(i + 1));
  const rig = createIngestRig({ nodes });
  for (const [i, history] of fc.sample(arbitraryHistory, { numRuns: 10, seed: 5 }).entries()) {
    play(rig, deliveries(history, nodes.slice(2 * i, 2 * i + 2)));
  }
  const all = { from: 0, to: rig.clock.now() + 1, limit: 10_000 };
  return nodes.map((_, i) => {
    const cover = `C-${i + 1}`;
    const heard = rig.store.heard.page({ cover, ...all }).map((row) => row.heard);
    return { cover, readings: rig.store.readingPage({ cover, ...all }), heard };
  });
}

function eventsOf({ cover, readings, heard }: Kept, sizes: readonly number[]) {
  let done = 0;
  function* heardBefore(upTo: number): Generator<Heard> {
    for (let row = heard[done]; row && row.receivedAt < upTo; row = heard[done]) {
      done += 1;
      yield row;
    }
  }
  const run = createCoverRun({ cover, rules: DEFAULT_RULES, heartbeatMs: 43_200_000, heardBefore });
  let from = 0;
  for (const size of sizes) {
    run.page(readings.slice(from, from + size));
    from += size;
  }
  run.page(readings.slice(from));
  return run.end({ until: Number.MAX_SAFE_INTEGER, since: 0 });
}

it('finds the same events however the readings are cut into pages, in the midst of a series too', () => {
  const kept = keptHistories();
  expect(kept.some(({ readings }) => readings.some(({ reading }) => reading.flags === undefined))).toBe(true);
  const sizes = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 40 });
  fc.assert(
    fc.property(fc.constantFrom(...kept), sizes, (one, cut) => {
      const byId = (events: ReturnType<typeof eventsOf>) => new Map(events.map((event) => [event.id, event]));
      expect(byId(eventsOf(one, cut))).toEqual(byId(eventsOf(one, [])));
    }),
    { numRuns: 500 },
  );
});
