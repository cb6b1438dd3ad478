import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createFailingGateway } from '../../support/failingGateway.ts';
import { until } from '../../support/until.ts';

/** root may write everywhere: a folder that belongs to nobody, with a file in its place, keeps it out as well. */
const isRoot = process.getuid?.() === 0;

it('a gateway starts on a folder that it may not write, says so, and begins once it may', async () => {
  const at = await createFailingGateway(2, isRoot ? { data: '/proc/lidwatch' } : {});
  if (!isRoot) {
    mkdirSync(at.data, { mode: 0o500 });
    chownSync(at.data, process.getuid?.() ?? 0, process.getgid?.() ?? 0);
  }
  at.gateway.start();
  // no link is opened before there is a store
  await at.gateway.answers();
  await until('it is told', 15_000, async () => (await at.part('store'))?.status === 'down');
  expect(await at.part('store')).toMatchObject({
    reason: expect.stringMatching(/EACCES|EROFS|ENOENT|EPERM|SQLITE_(?:CANTOPEN|READONLY)/),
    nextAttempt: expect.any(String),
  });
  expect((await fetch(`${at.gateway.api}/readyz`)).status).toBe(503);
  expect(at.gateway.running()).toBe(true);
  if (isRoot) return;
  chmodSync(at.data, 0o700);
  await at.raise(0);
  expect(at.stored()).toEqual(['C-1']);
});
