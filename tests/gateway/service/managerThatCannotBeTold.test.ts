import { expect, it } from 'vitest';
import { createServiceNotifier } from '../../../gateway/src/service/notify.ts';
import { createManualClock } from '../../support/manualClock.ts';
import { until } from '../../support/until.ts';

/** A notifier under a manager whose watchdog asks once a second. */
function createRig(program: string, status: () => string) {
  const clock = createManualClock();
  const troubles: string[] = [];
  const service = createServiceNotifier({
    env: { NOTIFY_SOCKET: '/nowhere', WATCHDOG_USEC: '1000000' },
    ...{ clock, status, program },
    isAlive: () => true,
    onTrouble: (reason) => void troubles.push(reason),
  });
  return { clock, troubles, service };
}

it('words that no process can be given end nothing: it is told once, and tried again at each beat', () => {
  let asked = 0;
  const rig = createRig('true', () => {
    asked += 1;
    return 'link \0 down';
  });
  rig.service.ready('up');
  rig.clock.advance(2_000);
  rig.service.stopping();
  expect(asked).toBeGreaterThan(2);
  expect(rig.troubles).toEqual([expect.stringMatching(/^true: /)]);
});

it('a program that is not there is told once', async () => {
  const rig = createRig('no-such-program', () => 'every part is up');
  rig.service.ready('up');
  rig.clock.advance(2_000);
  await until('it is told', 5_000, () => rig.troubles.length > 0);
  rig.service.stopping();
  expect(rig.troubles).toEqual(['no-such-program: spawn no-such-program ENOENT']);
});
