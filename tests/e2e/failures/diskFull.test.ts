import { describe, expect, it } from 'vitest';
import { createFailingGateway, limitFiles } from '../../support/failingGateway.ts';
import { has } from '../../support/programs.ts';
import { pause, until } from '../../support/until.ts';

describe.skipIf(!has('prlimit'))('a disk that takes nothing more', () => {
  it('ends nothing and acknowledges nothing; what is wrong is told, and what came before is there', async () => {
    const at = await createFailingGateway(3);
    at.gateway.start();
    await at.gateway.up();
    await at.raise(0);
    limitFiles(at.gateway.pid(), 1);

    const heard = at.peer.heard.length;
    const late = at.raise(1);
    await until('it is told', 15_000, async () => (await at.part('store'))?.status === 'down');
    expect(await at.part('store')).toMatchObject({
      reason: expect.stringMatching(/SQLITE_(?:FULL|IOERR)/),
      nextAttempt: expect.any(String),
    });
    await pause(1_000);
    expect(at.peer.heard.length).toBe(heard);
    expect(at.gateway.running()).toBe(true);

    limitFiles(at.gateway.pid(), undefined);
    await late;
    await until('it is well again', 15_000, async () => (await at.part('store'))?.status === 'up');
    await at.raise(2);
    expect(at.stored()).toEqual(['C-1', 'C-2', 'C-3']);
  });
});
