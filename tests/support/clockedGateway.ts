import { onTestFinished } from 'vitest';
import { createGateway } from '../../gateway/src/app.ts';
import type { Config } from '../../gateway/src/config/config.ts';
import type { Gateway, GatewayInfo } from '../../gateway/src/gateway.ts';
import { openStore, type Store } from '../../gateway/src/store/store.ts';
import { testConfig } from './gatewayRig.ts';
import { createSetClock, type SetClock } from './setClock.ts';
import { createTestLog, type TestLog } from './testLog.ts';

/** A whole gateway on real sockets, with its wall clock in the hand of the test. */
export interface ClockedGateway {
  readonly gateway: Gateway;
  readonly info: GatewayInfo;
  readonly clock: SetClock;
  /** beside the gateway */
  readonly store: Store;
  readonly log: TestLog;
}

export async function startClockedGateway(start: number, more: Partial<Config>): Promise<ClockedGateway> {
  const clock = createSetClock(start);
  const log = createTestLog();
  const config = testConfig(more);
  const gateway = createGateway({ config, log: log.log, clock, steady: clock.steady, random: () => 0 });
  const info = await gateway.start();
  onTestFinished(async () => {
    // its goodbyes wait on the same clock
    const running = setInterval(() => clock.advance(1_000), 5);
    await gateway.stop();
    clearInterval(running);
  });
  const store = openStore({ folder: config.data, access: 'tool' });
  onTestFinished(() => store.close());
  return { gateway, info, clock, store, log };
}
