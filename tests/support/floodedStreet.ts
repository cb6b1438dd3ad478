import { FLAG, TRIGGER } from '@lidwatch/protocol';
import { encodeMessage } from '@lidwatch/protocol/gateway';
import { createFakeNode } from './fakeNode.ts';
import { createIngestRig, type IngestRig } from './ingestRig.ts';

const DAY = 86_400_000;

/**
 * Two covers over ten days: on the third the water of C-1 comes to 310 mm, on the sixth to 280, and goes; C-2 is dry. The
 * clock stands at the end.
 */
export function createFloodedStreet(): IngestRig {
  const [one, two] = [createFakeNode(1), createFakeNode(2)];
  const rig = createIngestRig({ nodes: [one, two] });
  const series = (...waterSeries: number[]) => {
    const seq = one.counter & 65_535;
    const alert = { type: 'alert', seq, flags: FLAG.alarm, trigger: TRIGGER.water, period: 60, waterSeries } as const;
    return one.seal(encodeMessage(alert));
  };
  for (let day = 0; day < 10; day += 1) {
    // no surface is so still that it reads the same for days
    const calm = { water: 20 + (day % 3) };
    if (day === 3) rig.take(two.status(calm), series(301, 305, 310));
    else if (day === 6) rig.take(two.status(calm), series(260, 270, 280));
    else rig.take(one.status(calm), two.status(calm));
    rig.clock.advance(3_600_000);
    if (day === 3 || day === 6) rig.take(series(40, 40, 40));
    rig.clock.advance(DAY / 2);
    rig.take(one.status(calm), two.status(calm));
    rig.clock.advance(DAY / 2 - 3_600_000);
  }
  return rig;
}
