import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openGatewayLog } from '../../gateway/src/cli/gatewayLog.ts';
import { createGateway, loadConfig } from '../../gateway/src/index.ts';

const FILE = `name: new
links: [{ name: field, kind: udp, host: 127.0.0.1, port: 0 }]
broker: { host: 127.0.0.1, port: 0 }
api: { host: 127.0.0.1, port: 0 }
`;

/** A gateway as it is after its installation: nobody has made an administrator yet. */
export async function startUnopened(): Promise<{ readonly api: string; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'lidwatch-unopened-'));
  const file = join(folder, 'gateway.yaml');
  writeFileSync(file, FILE);
  const loaded = loadConfig(file);
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('; '));
  const { log, end } = await openGatewayLog('silent');
  const gateway = createGateway({ config: loaded.config, log });
  const { api = '' } = await gateway.start();
  return {
    api,
    async close() {
      await gateway.stop();
      end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
