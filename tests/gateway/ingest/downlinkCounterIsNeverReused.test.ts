import { readHeader } from '@lidwatch/protocol';
import { expect, it } from 'vitest';
import { leastCounter } from '../../../gateway/src/ingest/downlinks.ts';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig, type IngestRig } from '../../support/ingestRig.ts';
import { createManualClock } from '../../support/manualClock.ts';

function counters(rig: IngestRig): number[] {
  return rig.sent.map(({ bytes }) => {
    const header = { direction: 0, node: 0, counter: 0, full: false, length: 0 };
    expect(readHeader(bytes, bytes.length, header)).toBe(true);
    return header.counter;
  });
}

it('goes on counting after a restart, whether or not the acknowledgements arrived', () => {
  const node = createFakeNode(1);
  const first = createIngestRig({ nodes: [node] });
  const least = leastCounter(first.clock.now());
  first.take(node.alert());
  first.take(node.repeat());
  expect(counters(first)).toEqual([least, least + 1]);
  first.store.close();

  const second = createIngestRig({ nodes: [node], folder: first.folder, clock: first.clock });
  second.take(node.repeat());
  expect(counters(second)).toEqual([least + 2]);
});

it('makes the counter durable before the acknowledgement leaves', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({
    nodes: [node],
    wrap: (store) => ({
      ...store,
      commit(batch, now) {
        expect(batch.nodes[0]?.node.down).toBe(leastCounter(rig.clock.now()) + 1);
        return store.commit(batch, now);
      },
    }),
  });
  rig.take(node.alert());
  expect(counters(rig)).toEqual([leastCounter(rig.clock.now())]);
});

it('goes on above them where the database was lost, and the node takes what it sends', () => {
  const node = createFakeNode(1);
  const first = createIngestRig({ nodes: [node] });
  for (let i = 0; i < 20; i += 1) {
    first.take(node.alert());
    first.clock.advance(10_000);
  }
  const before = first.sent.map(({ bytes }) => node.openAck(bytes)?.counter ?? Number.NaN);
  first.store.close();
  first.clock.advance(365 * 86_400_000);

  const second = createIngestRig({ nodes: [node], clock: first.clock });
  second.take(node.alert());
  const [after] = second.sent.map(({ bytes }) => node.openAck(bytes));
  expect(after?.seqs).toHaveLength(1);
  expect(after?.counter).toBeGreaterThan(Math.max(...before) + 65_536);
});

it('counts on from the database where the clock is wrong, and is not used up by one', () => {
  expect(leastCounter(Date.UTC(1970, 0, 1))).toBe(0);
  expect(leastCounter(Date.UTC(2024, 0, 1, 0, 1))).toBe(60);
  expect(leastCounter(Number.MAX_SAFE_INTEGER)).toBe(2 ** 31);
  const node = createFakeNode(1);
  const clock = createManualClock(Date.UTC(2030, 0, 1));
  const first = createIngestRig({ nodes: [node], clock });
  first.take(node.alert());
  first.store.close();
  const second = createIngestRig({ nodes: [node], folder: first.folder, clock: createManualClock(0) });
  second.take(node.alert());
  expect(counters(second)).toEqual(counters(first).map((counter) => counter + 1));
});
