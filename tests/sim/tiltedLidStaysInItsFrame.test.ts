import { FLAG, TRIGGER } from '@lidwatch/protocol';
import type { Alert } from '@lidwatch/protocol/gateway';
import { createStream, describeTruth, readScenario } from '@lidwatch/sim';
import { expect, test } from 'vitest';
import { createLid, type Episode } from '../../sim/src/physics/lid.ts';
import { watchCity } from './support/ackingGateway.ts';

/** A lid, and a clock that goes on with what is done to it. */
function lidAtHand() {
  const lid = createLid(createStream(3, 'lid'), () => 20);
  let now = 1000;
  /** whether it lay in its frame at each hundredth of the way */
  function during({ start, end }: Episode): boolean[] {
    now = end + 1000;
    return Array.from({ length: 101 }, (_, i) => lid.seated(start + ((end - start) * i) / 100));
  }
  return { lid, during, now: () => now };
}

test('a lid whose frame gives way lies in it all the while, and while it is straightened', () => {
  const { lid, during, now } = lidAtHand();
  expect(during(lid.tilt(now(), 2000, 22))).not.toContain(false);
  expect(lid.seated(now())).toBe(true);
  expect(during(lid.tilt(now(), 2000, 0))).not.toContain(false);
  expect(lid.seated(now())).toBe(true);
});

test('lifted out of a frame that has given way, it is out of it, and in it again where it lay before', () => {
  const { lid, during, now } = lidAtHand();
  during(lid.tilt(now(), 2000, 22));
  during(lid.lift(now(), 3000, 60));
  expect(lid.seated(now())).toBe(false);
  during(lid.putBack(now(), 3000, 22));
  expect(lid.seated(now())).toBe(true);
});

test('a lid that lies askew beside its seat is not put in its frame by tilting it', () => {
  const { lid, during, now } = lidAtHand();
  during(lid.lift(now(), 3000, 60));
  during(lid.tilt(now(), 2000, 30));
  expect(lid.seated(now())).toBe(false);
});

test('the node of a tilted lid feels the angle, its hall switch stays closed, and the words agree', () => {
  const scenario = readScenario(
    `
name: tilted
covers: { count: 1, each: { hall: true, traffic: 0/day } }
events:
  - { at: 60s, cover: C-0001, tilt: { to: 22deg, in: 2s } }
`,
    'tilted.yaml',
  );
  const watched = watchCity({ scenario });
  watched.city.run(120_000);
  const alerts = watched.reports(1001, 'alert').map(({ message }) => message as Alert);
  expect(alerts).toHaveLength(1);
  expect([TRIGGER.tilt, TRIGGER.lift]).toContain(alerts[0]?.trigger);
  expect((alerts[0]?.flags ?? 0) & FLAG.hallOpen).toBe(0);
  const words = watched.truth.filter(({ what }) => what === 'tilt' || what === 'rest').map(describeTruth);
  expect(words).toEqual(['gives way with its frame, to 22 deg in 2 s', 'lies in its frame, at 22 deg']);
});
