import { reportCounter } from '@lidwatch/protocol';
import type { Alert } from '@lidwatch/protocol/gateway';
import { readScenario } from '@lidwatch/sim';
import { expect, test } from 'vitest';
import { type Received, watchCity } from './support/ackingGateway.ts';

const COVERS = 24;
const DEAF_FROM = 95_000;
const DEAF_UNTIL = 695_000;

/** Every cover is lifted, and put back 120 s later: both within the ten minutes in which the gateway hears nothing. */
function scenario(loss: string) {
  const events = Array.from({ length: COVERS }, (_, i) => {
    const cover = `C-${String(i + 1).padStart(4, '0')}`;
    const at = 100 + 3 * i;
    return `  - { at: ${at}s, cover: ${cover}, lift: { to: 80deg, in: 3s } }
  - { at: ${at + 120}s, cover: ${cover}, putBack: { in: 3s } }`;
  });
  return readScenario(
    `
name: outage
seed: 4
radio: { loss: ${loss} }
covers:
  count: ${COVERS}
  each: { traffic: 200/day, water: 100mm }
events:
${events.join('\n')}
`,
    'outage.yaml',
  );
}

function reportOf({ counter, message }: Received): number {
  return reportCounter(counter, (message as Alert).seq) ?? -1;
}

test.each(['0%', '6.5%', '20%'])(
  'with %s of the frames lost, every alert of an outage arrives, the older one first',
  (loss) => {
    const { city, reports } = watchCity({ scenario: scenario(loss) }, (at) => at < DEAF_FROM || at >= DEAF_UNTIL);
    city.run(DEAF_UNTIL + 4 * 3_600_000);
    for (const { node } of city.covers) {
      const alerts = reports(node, 'alert').map(reportOf);
      expect(alerts).toHaveLength(2);
      expect(alerts).toEqual([...alerts].sort((a, b) => a - b));
    }
  },
);
