import { expect, it } from 'vitest';
import { createManualClock } from '../../support/manualClock.ts';
import { startScriptedBroker } from '../../support/scriptedBroker.ts';
import { createSinkRig } from '../../support/sinkRig.ts';
import { coverRecord, key, openTestStore } from '../../support/storeRig.ts';
import { until } from '../../support/until.ts';

it('publishes a cover state when it differs from what was published, once for many changes, and paced', async () => {
  const broker = await startScriptedBroker({ publish: (_payload, id) => Uint8Array.of(0x40, 2, ...id) });
  const states = () => broker.published.filter((payload) => payload.includes('condition'));
  const clock = createManualClock();
  const store = openTestStore();
  const covers = Array.from({ length: 120 }, (_, i) => ({ cover: `C-${i}`, node: i + 1, key: key(1) }));
  store.covers.import(covers, 0);
  const rig = createSinkRig({ url: () => broker.url, store, clock });
  const done = (n: number) => until(`${n} states`, 5_000, () => rig.sink.counts.get('state') === n);

  await rig.sink.start();
  clock.advance(0);
  await done(50);
  clock.advance(100);
  await done(100);
  clock.advance(100);
  await done(120);

  for (let tilt = 1; tilt <= 10; tilt += 1) {
    rig.commit({ covers: [coverRecord('C-0', 1, { latest: { at: 1_000, tilt } })] });
  }
  clock.advance(200);
  await done(121);
  expect(JSON.parse(states().at(-1) ?? '')).toMatchObject({ cover: 'C-0', readings: { tilt: 10 } });

  rig.commit({ covers: [coverRecord('C-0', 1, { latest: { at: 1_000, tilt: 10 } })] });
  clock.advance(1_000);
  rig.commit({ covers: [coverRecord('C-1', 2, { latest: { at: 1_000, tilt: 3 } })] });
  clock.advance(1_000);
  await done(122);
  expect(JSON.parse(states().at(-1) ?? '')).toMatchObject({ cover: 'C-1' });
});
