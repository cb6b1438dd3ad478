import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { ERRORS } from '../../../gateway/src/errors.ts';
import { createGatewayProcess } from '../../support/gatewayProcess.ts';
import { freeTcpPort, freeUdpPort } from '../../support/ports.ts';
import { openTestStore } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { until } from '../../support/until.ts';

/** A gateway that may not have the database in `data`, of its folder; what it said, and its exit code. */
async function startOver(prepare: (data: string) => void) {
  const folder = temporaryFolder();
  const data = join(folder, 'data');
  mkdirSync(data);
  prepare(data);
  const gateway = createGatewayProcess({
    ...{ folder, apiPort: await freeTcpPort(), keysCsv: 'cover,node,key\n' },
    config: {
      broker: { port: await freeTcpPort() },
      links: [{ name: 'field', kind: 'udp', port: await freeUdpPort() }],
    },
  });
  onTestFinished(() => gateway.kill());
  gateway.start();
  await until('the process is gone', 20_000, () => !gateway.running());
  return { output: gateway.output(), code: gateway.exitCode() };
}

it('a data folder that another gateway holds', async () => {
  const { output, code } = await startOver((folder) => void openTestStore({ folder }));
  expect(output).toContain('is held by another gateway');
  expect(code).toBe(ERRORS['store-locked'].exit);
});

it('a database of another program', async () => {
  const { output, code } = await startOver((data) =>
    writeFileSync(join(data, 'lidwatch.db'), 'no database\n'.repeat(99)),
  );
  expect(output).toContain('is not a database of this program');
  expect(code).toBe(ERRORS['store-foreign'].exit);
});
