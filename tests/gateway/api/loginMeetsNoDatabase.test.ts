import { expect, it } from 'vitest';
import { createAccounts } from '../../../gateway/src/api/access/accounts.ts';
import { isUnavailable } from '../../../gateway/src/api/storeUnavailable.ts';
import { createTally } from '../../../gateway/src/parts/tally.ts';
import { createManualClock } from '../../support/manualClock.ts';
import { createTestLog } from '../../support/testLog.ts';

it('a login that meets a database which is shut is told to come again, and is no fault of the program', async () => {
  const accounts = createAccounts({
    ...{ store: () => undefined, clock: createManualClock(), refusals: createTally(), log: createTestLog().log },
  });
  const failed = await accounts.logIn('ann', 'a long walk by the river', '192.0.2.1').catch((error: unknown) => error);
  expect(isUnavailable(failed)).toBe(true);
});
