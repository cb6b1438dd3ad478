import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { startGateway } from '../../support/gatewayRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { until } from '../../support/until.ts';

it('runs without a data folder that it can write, says so, and begins once there is one', async () => {
  const disk = join(temporaryFolder(), 'disk');
  writeFileSync(disk, 'not mounted yet');
  const node = createFakeNode(1);
  const rig = await startGateway({ data: join(disk, 'data'), covers: [{ cover: 'C-1', node: 1, key: node.key }] });
  expect(await rig.part('store')).toMatchObject({ status: 'down', reason: expect.stringContaining('ENOTDIR') });
  expect(await rig.part('link field')).toMatchObject({ status: 'down' });
  expect(await rig.get('/api/covers')).toMatchObject({
    status: 503,
    body: { type: 'urn:lidwatch:problem:store-unavailable' },
  });

  rmSync(disk);
  mkdirSync(disk);
  await until('everything is up', 15_000, async () => (await rig.get('/readyz')).status === 200);
  expect((await rig.get('/api/covers')).body).toMatchObject({ covers: [{ cover: 'C-1', condition: 'unknown' }] });
});
