import { expect, it, onTestFinished } from 'vitest';
import { createMetrics } from '../../../gateway/src/api/metrics.ts';
import { createApi } from '../../../gateway/src/api/server.ts';
import { DEFAULT_RULES } from '../../../gateway/src/detect/ruleSettings.ts';
import { systemClock } from '../../../gateway/src/parts/clock.ts';
import { createTestLog } from '../../support/testLog.ts';

it.each([
  ['that is no JSON', '{bad'],
  ['larger than any request', JSON.stringify('x'.repeat(2_000_000))],
])('answers 405 to a POST with a body %s, and has nothing to log', async (_, body) => {
  const { log, lines } = createTestLog();
  const api = createApi({
    host: '127.0.0.1',
    port: 0,
    parts: () => [],
    store: () => undefined,
    rules: () => DEFAULT_RULES,
    metrics: createMetrics([]),
    clock: systemClock,
    random: () => 0,
    log,
    onState: () => undefined,
  });
  await api.start();
  onTestFinished(() => api.stop());
  const response = await fetch(`${api.url()}/api/covers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  expect(response.status).toBe(405);
  expect(await response.json()).toMatchObject({ type: 'urn:lidwatch:problem:method-not-allowed' });
  expect(lines).toEqual([]);
});
