import { describe, expect, it } from 'vitest';
import { createSendQueue, type Outcome } from '../../../gateway/src/transports/serial/sendQueue.ts';
import { startFakeRak } from '../../support/fakeRak.ts';
import { createManualClock } from '../../support/manualClock.ts';
import { createRakRig } from '../../support/moduleRig.ts';
import { has } from '../../support/programs.ts';
import { until } from '../../support/until.ts';

function queueOf(limit: number) {
  const clock = createManualClock();
  const sent: string[] = [];
  let release: (outcome: Outcome) => void = () => undefined;
  const queue = createSendQueue<string>({
    clock,
    limit,
    wait: () => 0,
    transmit(item) {
      sent.push(item);
      return new Promise((resolve) => {
        release = resolve;
      });
    },
  });
  /** What is under way ends; the next one begins. */
  async function end(outcome: Outcome = 'sent', pause = 0): Promise<void> {
    release(outcome);
    await Promise.resolve();
    await Promise.resolve();
    clock.advance(pause);
  }
  return { clock, queue, sent, end };
}

describe('a queue of downlinks', () => {
  it('sends acknowledgements before orders, but nothing before what is under way', async () => {
    const { clock, queue, sent, end } = queueOf(8);
    const results = [queue.push('order 1', 'order')];
    clock.advance(0);
    results.push(queue.push('order 2', 'order'), queue.push('ack 1', 'ack'), queue.push('ack 2', 'ack'));
    for (let i = 0; i < 4; i += 1) await end();
    expect(await Promise.all(results)).toEqual(['sent', 'sent', 'sent', 'sent']);
    expect(sent).toEqual(['order 1', 'ack 1', 'ack 2', 'order 2']);
    expect(clock.pending()).toBe(0);
  });

  it('drops an order for an acknowledgement where it is full, and never the other way', async () => {
    const { clock, queue } = queueOf(3);
    void queue.push('under way', 'order');
    clock.advance(0);
    const order = queue.push('order', 'order');
    const ack = queue.push('ack', 'ack');
    expect(await queue.push('another order', 'order')).toBe('dropped');
    const second = queue.push('second ack', 'ack');
    expect(await order).toBe('dropped');
    expect(await queue.push('third ack', 'ack')).toBe('dropped');
    queue.clear();
    expect(await Promise.all([ack, second])).toEqual(['down', 'down']);
  });

  it('lets what is under way answer for itself when it is cleared', async () => {
    const { clock, queue, end } = queueOf(3);
    const first = queue.push('under way', 'ack');
    clock.advance(0);
    const second = queue.push('waits', 'ack');
    queue.clear();
    expect(await second).toBe('down');
    await end();
    expect(await first).toBe('sent');
  });

  it('tries what met a busy module four times more, before all others', async () => {
    const { clock, queue, sent, end } = queueOf(3);
    const first = queue.push('busy', 'order');
    clock.advance(0);
    for (let i = 0; i < 5; i += 1) await end('busy', 250);
    expect(await first).toBe('refused');
    expect(sent).toEqual(Array(5).fill('busy'));
  });
});

describe.skipIf(!has('socat'))('a link whose air time is short', () => {
  it('withholds orders first, then acknowledgements, counts both, and sends again when there is air', async () => {
    const fake = await startFakeRak();
    const clock = createManualClock();
    // 0.1 %: 3.6 s; 20 bytes at SF12 are 1.3 s
    const { transport } = createRakRig(fake.path, { frequency: 868_900_000, sf: 12, silenceMs: 86_400_000 }, clock);
    await transport.start();
    await until('the link is up', 5_000, () => {
      clock.advance(20);
      return transport.state().status === 'up';
    });
    const frame = new Uint8Array(20).fill(0x11);
    const send = async (purpose: 'ack' | 'order') => {
      const result = transport.send('p2p', frame, purpose);
      let isDone = false;
      void result.then(() => {
        isDone = true;
      });
      await until('it is sent', 5_000, () => {
        clock.advance(40);
        return isDone;
      });
      return result;
    };
    expect(await send('order')).toBe('sent');
    expect(await send('order')).toBe('withheld');
    expect(await send('ack')).toBe('sent');
    expect(await send('ack')).toBe('withheld');
    expect(transport.counts.get('withheld')).toBe(2);
    expect(transport.counts.get('sent')).toBe(2);
    expect(transport.dutyCycle?.()).toMatchObject({ band: '868.7-869.2 MHz' });
    expect(transport.dutyCycle?.()?.left).toBeLessThan(0.3);
    expect(transport.state().status).toBe('up');
    clock.advance(3_660_000);
    expect(transport.dutyCycle?.()?.left).toBe(1);
    expect(await send('order')).toBe('sent');
  });
});
