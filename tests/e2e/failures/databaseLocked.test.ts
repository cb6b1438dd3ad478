import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { createFailingGateway } from '../../support/failingGateway.ts';
import { until } from '../../support/until.ts';

it('a database that another process holds is waited for: nothing is acknowledged meanwhile, and nothing lost', async () => {
  const at = await createFailingGateway(3);
  at.gateway.start();
  await at.gateway.up();
  await at.raise(0);
  const other = new Database(join(at.data, 'lidwatch.db'));
  other.exec('BEGIN IMMEDIATE');

  const heard = at.peer.heard.length;
  const late = at.raise(1);
  await until('it is told', 15_000, async () => (await at.part('store'))?.status === 'down');
  expect(await at.part('store')).toMatchObject({ reason: expect.stringContaining('SQLITE_BUSY') });
  expect(at.peer.heard.length).toBe(heard);
  other.exec('COMMIT');
  other.close();

  await late;
  await at.raise(2);
  expect(await at.part('store')).toMatchObject({ status: 'up' });
  expect(at.stored()).toEqual(at.acknowledged());
});

it('one who reads for a long time holds up nobody', async () => {
  const at = await createFailingGateway(3);
  at.gateway.start();
  await at.gateway.up();
  await at.raise(0);
  const reader = new Database(join(at.data, 'lidwatch.db'), { readonly: true });
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM events').get();
  await at.raise(1);
  await at.raise(2);
  expect(await at.part('store')).toMatchObject({ status: 'up' });
  reader.close();
});
