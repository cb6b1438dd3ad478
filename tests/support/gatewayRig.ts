import { onTestFinished } from 'vitest';
import type { PartDocument } from '../../gateway/src/api/routes/health.ts';
import { createGateway } from '../../gateway/src/app.ts';
import type { Config } from '../../gateway/src/config/config.ts';
import { history, toHistory } from '../../gateway/src/config/history.ts';
import { residents, toResidents } from '../../gateway/src/config/residents.ts';
import { risk, toRisk } from '../../gateway/src/config/risk.ts';
import { supervision } from '../../gateway/src/config/supervision.ts';
import { NO_LAYERS } from '../../gateway/src/detect/ruleSettings.ts';
import type { Gateway, GatewayInfo } from '../../gateway/src/gateway.ts';
import { DEFAULT_SETTINGS } from '../../gateway/src/incidents/defaults.ts';
import type { Clock } from '../../gateway/src/parts/clock.ts';
import { type ApiAnswer, createDocumented } from './apiDocument.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { createTestLog, type TestLog } from './testLog.ts';

export interface GatewayRig {
  readonly gateway: Gateway;
  readonly info: GatewayInfo;
  readonly log: TestLog;
  /** GET, from the API; the answer is held to the API's own document */
  get(path: string): Promise<ApiAnswer>;
  /** the same with any method, headers and body */
  ask(method: string, path: string, more?: { headers?: Record<string, string>; body?: unknown }): Promise<ApiAnswer>;
  /** what /readyz says of one part */
  part(name: string): Promise<PartDocument | undefined>;
}

/** The API on a free port. */
export function testApi(more: Partial<Config['api']> = {}): Config['api'] {
  return { host: '127.0.0.1', port: 0, tokens: 'outside', perMinute: 1_000_000, ...more };
}

/** For those who count what leaves the gateway: nothing but events does. */
export const NO_INCIDENTS: Config['incidents'] = { ...DEFAULT_SETTINGS, opens: [] };

/** A configuration with everything on free ports, on a folder of its own: UDP and the embedded broker. */
export function testConfig(more: Partial<Config> = {}): Config {
  return {
    file: 'gateway.yaml',
    name: 'test',
    data: temporaryFolder(),
    covers: [],
    links: [{ kind: 'udp', name: 'field', host: '127.0.0.1', port: 0 }],
    mqtt: { topic: 'lidwatch', shelved: true },
    webhooks: [],
    perNode: { burst: 200, perSecond: 20 },
    broker: { host: '127.0.0.1', port: 0 },
    api: testApi(),
    console: {},
    heartbeatMs: 43_200_000,
    history: toHistory(history.parse({})),
    residents: toResidents(residents.parse({})),
    ...{ supervision: supervision.parse({}), risk: toRisk(risk.parse({}), undefined) },
    incidents: DEFAULT_SETTINGS,
    rules: NO_LAYERS,
    ...more,
  };
}

/** A whole gateway in this process; stopped with the test. */
export async function startGateway(
  more: Partial<Config> = {},
  { token, clock }: { readonly token?: string; readonly clock?: Clock } = {},
): Promise<GatewayRig> {
  const log = createTestLog();
  const gateway = createGateway({
    config: testConfig(more),
    log: log.log,
    random: () => 0,
    ...(clock ? { clock } : {}),
  });
  const info = await gateway.start();
  onTestFinished(() => gateway.stop());

  const documented = info.api === undefined ? undefined : createDocumented(info.api, token);

  async function ask(method: string, path: string, more: { headers?: Record<string, string>; body?: unknown } = {}) {
    const isText = typeof more.body === 'string';
    const response = await fetch(`${info.api}${path}`, {
      method,
      headers: { ...(more.body === undefined ? {} : { 'content-type': 'application/json' }), ...more.headers },
      ...(more.body === undefined ? {} : { body: isText ? (more.body as string) : JSON.stringify(more.body) }),
    });
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    const body = type.includes('json') && text !== '' ? (JSON.parse(text) as unknown) : text;
    const answer = { status: response.status, type, text, body, headers: response.headers };
    await documented?.hold(method, path, answer);
    return answer;
  }

  const get = (path: string) => ask('GET', path);

  return {
    gateway,
    info,
    log,
    get,
    ask,
    async part(name) {
      const { parts } = (await get('/readyz')).body as { parts: PartDocument[] };
      return parts.find(({ part }) => part === name);
    },
  };
}
