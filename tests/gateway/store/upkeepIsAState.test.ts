import { expect, it } from 'vitest';
import type { PartState } from '../../../gateway/src/parts/state.ts';
import { createUpkeep } from '../../../gateway/src/store/upkeep.ts';
import { createManualClock } from '../../support/manualClock.ts';

function rig() {
  const clock = createManualClock();
  const does = {
    settle: () => false,
    rollUp: () => false,
    prune: () => false,
    giveBack: () => false,
    restartWal: () => true,
  };
  const calls: string[] = [];
  const told: PartState[] = [];
  const call = (name: keyof typeof does) => () => {
    calls.push(name);
    return does[name]();
  };
  const store = {
    settle: call('settle'),
    rollUp: call('rollUp'),
    prune: call('prune'),
    giveBack: call('giveBack'),
    restartWal: call('restartWal'),
  };
  const upkeep = createUpkeep({ clock, store, agesCount: () => true, onState: (state) => told.push(state) });
  upkeep.start();
  return { clock, does, calls, told, upkeep };
}

it('a step that fails is told, tried again, and forgotten when it works', () => {
  const { clock, does, upkeep } = rig();
  does.rollUp = () => {
    throw new Error('disk full');
  };
  clock.advance(6_000);
  expect(upkeep.state()).toMatchObject({ status: 'degraded', reason: 'rolling up failed: disk full' });
  does.rollUp = () => false;
  clock.advance(6_000);
  expect(upkeep.state().status).toBe('up');
});

it('writes nothing that can wait while a reader holds the WAL', () => {
  const { clock, does, calls, upkeep } = rig();
  does.restartWal = () => false;
  clock.advance(61_000);
  calls.length = 0;
  clock.advance(120_000);
  expect(new Set(calls)).toEqual(new Set(['restartWal']));
  expect(upkeep.state()).toMatchObject({ status: 'degraded', reason: expect.stringContaining('WAL') });
  does.restartWal = () => true;
  clock.advance(60_000);
  expect(upkeep.state().status).toBe('up');
  expect(calls).toContain('prune');
});

it('does nothing after its end', () => {
  const { clock, calls, upkeep } = rig();
  clock.advance(6_000);
  upkeep.stop();
  calls.length = 0;
  clock.advance(600_000);
  expect(calls).toEqual([]);
});
