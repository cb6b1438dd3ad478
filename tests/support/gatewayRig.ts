import { onTestFinished } from 'vitest';
import type { PartDocument } from '../../gateway/src/api/health.ts';
import { createGateway, type Gateway, type GatewayInfo } from '../../gateway/src/app.ts';
import type { Config } from '../../gateway/src/config/config.ts';
import { NO_LAYERS } from '../../gateway/src/detect/ruleSettings.ts';
import type { Clock } from '../../gateway/src/parts/clock.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { createTestLog, type TestLog } from './testLog.ts';

export interface GatewayRig {
  readonly gateway: Gateway;
  readonly info: GatewayInfo;
  readonly log: TestLog;
  /** GET, from the API */
  get(path: string): Promise<{ status: number; type: string; body: unknown; text: string }>;
  /** what /readyz says of one part */
  part(name: string): Promise<PartDocument | undefined>;
}

/** A configuration with everything on free ports, on a folder of its own: UDP and the embedded broker. */
export function testConfig(more: Partial<Config> = {}): Config {
  return {
    file: 'gateway.yaml',
    name: 'test',
    data: temporaryFolder(),
    covers: [],
    links: [{ kind: 'udp', name: 'field', host: '127.0.0.1', port: 0 }],
    mqtt: { topic: 'lidwatch' },
    broker: { host: '127.0.0.1', port: 0 },
    api: { host: '127.0.0.1', port: 0 },
    heartbeatMs: 43_200_000,
    rules: NO_LAYERS,
    ...more,
  };
}

/** A whole gateway in this process; stopped with the test. */
export async function startGateway(more: Partial<Config> = {}, clock?: Clock): Promise<GatewayRig> {
  const log = createTestLog();
  const gateway = createGateway({
    config: testConfig(more),
    log: log.log,
    random: () => 0,
    ...(clock ? { clock } : {}),
  });
  const info = await gateway.start();
  onTestFinished(() => gateway.stop());

  async function get(path: string) {
    const response = await fetch(`${info.api}${path}`);
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    return { status: response.status, type, text, body: type.includes('json') ? (JSON.parse(text) as unknown) : text };
  }

  return {
    gateway,
    info,
    log,
    get,
    async part(name) {
      const { parts } = (await get('/readyz')).body as { parts: PartDocument[] };
      return parts.find(({ part }) => part === name);
    },
  };
}
