import { expect, it } from 'vitest';
import type { Clock } from '../../gateway/src/parts/clock.ts';
import type { Store } from '../../gateway/src/store/store.ts';
import type { Batch } from '../../gateway/src/store/types.ts';
import type { Sink } from '../../gateway/src/upstream/sink.ts';
import { createManualClock, type ManualClock } from './manualClock.ts';
import { batch, openTestStore, tilted } from './storeRig.ts';
import { until } from './until.ts';

/** well: takes and says so. mute: takes connections and says nothing. gone: hangs up. */
export type Mood = 'well' | 'mute' | 'gone';

/** What the other side of a sink has got. */
export interface Delivery {
  readonly id: string;
  readonly historical?: boolean | undefined;
}

export interface SinkKind {
  /** Somebody who takes events; what it is in the mood for can be changed. */
  receiver(): Promise<{
    mood(mood: Mood): void;
    /** everything that reached it, acknowledged or not, in order */
    readonly got: () => readonly Delivery[];
    /** A sink on the way to it. */
    sink(store: Store, clock: Clock): Sink;
  }>;
  /** of its cursor */
  readonly name: string;
  /** ms after which it gives up an answer that does not come */
  readonly patience: number;
}

/** longer than any pause between two attempts */
const ANY_PAUSE = 6 * 60_000;

/** What every sink promises. Run it inside a `describe` of the implementation. */
export function sinkContract({ receiver: start, name, patience }: SinkKind): void {
  async function rig(store = openTestStore(), clock: ManualClock = createManualClock()) {
    const receiver = await start();
    store.outbox.begin(name, 'beginning');
    const sink = receiver.sink(store, clock);
    let made = store.outbox.bounds().newest;
    return {
      ...{ receiver, store, clock, sink },
      /** Queues so many events and tells the sink; their ids as they travel. */
      queue(count: number): string[] {
        const events = Array.from({ length: count }, () => {
          made += 1;
          return tilted('C-1', made * 1_000);
        });
        const whole: Batch = batch({ events });
        sink.wake(whole, store.commit(whole, clock.now()));
        return events.map(({ id }) => `${id}:raised`);
      },
      ids: () => receiver.got().map(({ id }) => id),
      /** Time passes until it is so. */
      passing: (what: string, ms: number, holds: () => boolean) =>
        until(what, 10_000, () => {
          clock.advance(ms);
          return holds();
        }),
    };
  }

  it('brings what waited before it began and what comes later, in order, each once, and moves its cursor', async () => {
    const { queue, sink, ids, store, passing } = await rig();
    const before = queue(20);
    await sink.start();
    await until('what waited', 5_000, () => ids().length === 20);
    const later = queue(5);
    await until('what came later', 5_000, () => ids().length === 25);
    expect(ids()).toEqual([...before, ...later]);
    await passing('the cursor', 100, () => store.outbox.pending(name) === 0);
    expect(sink.state().status).toBe('up');
    expect(sink.counts.get('event')).toBe(25);
    await sink.stop();
  });

  it('keeps what a receiver that hangs up has not taken, says so with the next attempt, and brings it when it is back', async () => {
    const { queue, sink, ids, store, clock, receiver, passing } = await rig();
    receiver.mood('gone');
    const all = queue(3);
    await sink.start();
    await until('it is told', 5_000, () => sink.state().status === 'down');
    expect(sink.state().reason).not.toBe('');
    expect(sink.state().nextAttempt).toBeGreaterThan(clock.now());
    all.push(...queue(2));
    expect(store.outbox.pending(name)).toBe(5);
    receiver.mood('well');
    await passing('all are there', ANY_PAUSE, () => new Set(ids()).size === 5);
    expect([...new Set(ids())]).toEqual(all);
    await passing('it is up', 100, () => sink.state().status === 'up' && store.outbox.pending(name) === 0);
    await sink.stop();
  });

  it('takes silence for no acknowledgement: the cursor stays, and the event comes again under its id', async () => {
    const { queue, sink, ids, store, receiver, passing } = await rig();
    await sink.start();
    await until('it is up', 5_000, () => sink.state().status === 'up');
    receiver.mood('mute');
    const [id] = queue(1);
    await until('it is sent', 5_000, () => ids().length === 1);
    await passing('it is given up', patience, () => sink.state().status === 'down');
    expect(store.outbox.pending(name)).toBe(1);
    receiver.mood('well');
    await passing('it is brought', ANY_PAUSE, () => store.outbox.pending(name) === 0);
    expect(new Set(ids())).toEqual(new Set([id]));
    await sink.stop();
  });

  it('ends while its receiver is silent, brings nothing after that, and the next one goes on where it was', async () => {
    const first = await rig();
    await first.sink.start();
    const brought = first.queue(4);
    await until('four', 5_000, () => first.ids().length === 4);
    first.receiver.mood('mute');
    const waiting = first.queue(1);
    await until('a fifth', 5_000, () => first.ids().length === 5);
    let ended = false;
    const end = first.sink.stop().then(() => {
      ended = true;
    });
    await first.passing('the end', 500, () => ended);
    await end;
    expect(first.store.outbox.pending(name)).toBe(1);
    await until('no timer is left that would keep the process alive', 2_000, () => first.clock.pending() === 0);

    const second = await rig(first.store, first.clock);
    waiting.push(...second.queue(2));
    await second.sink.start();
    await until('the rest', 5_000, () => second.ids().length === 3);
    expect(second.ids()).toEqual(waiting);
    expect(first.ids()).toEqual([...brought, waiting[0]]);
    await second.sink.stop();
  });

  it('says of what it brings late that it is history', async () => {
    const { queue, sink, clock, receiver } = await rig();
    queue(1);
    clock.advance(6 * 60_000);
    await sink.start();
    await until('the old one', 5_000, () => receiver.got().length === 1);
    queue(1);
    await until('the new one', 5_000, () => receiver.got().length === 2);
    expect(receiver.got().map(({ historical }) => historical)).toEqual([true, undefined]);
    await sink.stop();
  });
}
