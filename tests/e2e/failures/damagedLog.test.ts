import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createFailingGateway } from '../../support/failingGateway.ts';
import { pause, until } from '../../support/until.ts';

/** Ways to ruin a log that a killed gateway has left behind. */
const RUINS: Readonly<Record<string, (log: Buffer) => Buffer>> = {
  'is nonsense throughout': (log) => Buffer.alloc(log.length, 0x5a),
  'has a wrong byte in its first page': (log) => {
    const ruined = Buffer.from(log);
    ruined[100] = (ruined[100] ?? 0) ^ 0xff;
    return ruined;
  },
  'has a wrong byte in its last page': (log) => {
    const ruined = Buffer.from(log);
    ruined[log.length - 200] = (ruined[log.length - 200] ?? 0) ^ 0xff;
    return ruined;
  },
};

it.each(Object.entries(RUINS))('a log that %s takes no acknowledged alarm with it, and is told', async (_, ruin) => {
  const at = await createFailingGateway(6);
  at.gateway.start();
  await at.gateway.up();
  for (const n of [0, 1, 2, 3]) await at.raise(n);
  // readings behind the last alarm stand in the log alone
  for (let i = 0; i < 10; i += 1) {
    at.peer.send(...at.nodes.slice(0, 4).map((node) => node.status({ water: i })));
    await pause(30);
  }
  const log = join(at.data, 'lidwatch.db-wal');
  await until('the log has something', 5_000, () => existsSync(log) && statSync(log).size > 8_192);
  await at.gateway.kill();
  writeFileSync(log, ruin(readFileSync(log)));

  at.gateway.start();
  await at.gateway.up();
  await until('it has begun', 15_000, async () => (await at.part('link field'))?.status === 'up');
  expect(at.stored()).toEqual(['C-1', 'C-2', 'C-3', 'C-4']);
  expect(await at.part('store')).toMatchObject({ status: 'degraded', reason: expect.stringContaining('is damaged') });
  await at.raise(4);
  await at.raise(5);
  expect(at.stored()).toEqual(at.acknowledged());
});
