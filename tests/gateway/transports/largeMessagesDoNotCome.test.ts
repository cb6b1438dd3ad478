import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../gateway/src/parts/clock.ts';
import { createLink } from '../../../gateway/src/transports/createLink.ts';
import type { RawFrame } from '../../../gateway/src/transports/transport.ts';
import { startLinkBroker } from '../../support/linkBroker.ts';
import { has } from '../../support/programs.ts';
import { until } from '../../support/until.ts';

const MEGABYTE = 1024 ** 2;

it.skipIf(!has('mosquitto'))(
  'a message of megabytes that somebody publishes where frames are expected is left out by the broker, and frames go on',
  async () => {
    const at = await startLinkBroker('n/+/down');
    const frames: RawFrame[] = [];
    const link = createLink(
      { kind: 'mqtt', name: 'topics', url: at.url, up: 'n/{node}/up', down: 'n/{node}/down', trusted: false },
      {
        ...{ gateway: 'depot', clock: systemClock, random: () => 0, onState: () => undefined },
        onFrame(frame, told) {
          frames.push(frame);
          told?.('settled');
        },
      },
    );
    onTestFinished(() => link.stop());
    await link.start();
    at.publish('n/1/up', new Uint8Array(8 * MEGABYTE).fill(1));
    at.publish('n/1/up', new Uint8Array(1_000).fill(1));
    at.publish('n/1/up', Uint8Array.of(0x10, 1));
    await until('the frame', 5_000, () => frames.length === 1);
    // the one that is longer than any frame came and was refused here; the large one never came
    expect(link.counts.get('oversize')).toBe(1);
    expect(link.counts.get('reopened')).toBe(0);
  },
);
