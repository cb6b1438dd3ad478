import { expect, it } from 'vitest';
import { createApi } from '../../gateway/console/src/api/client.ts';

const NOON = Date.parse('2026-11-27T12:00:00Z');

function rig() {
  let now = NOON;
  const date = { value: NOON };
  const api = createApi({
    fetch: async () => new Response('{}', { headers: { date: new Date(date.value).toUTCString() } }),
    now: () => now,
    csrf: () => null,
    onUnauthorized: () => undefined,
  });
  return {
    api,
    date,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

it('forward, where the gateway has heard something later than it is here', () => {
  const { api, pass } = rig();
  pass(1_000);
  api.told(NOON + 300_000);
  expect(api.now()).toBe(NOON + 300_000);
  pass(1_000);
  expect(api.now()).toBe(NOON + 301_000);
});

it('never back, and not by a second of doubt', () => {
  const { api } = rig();
  api.told(NOON - 60_000);
  api.told(NOON + 1_000);
  expect(api.now()).toBe(NOON);
});

it('until an answer says what time it is', async () => {
  const { api, date } = rig();
  api.told(NOON + 300_000);
  date.value = NOON + 60_000;
  await api.get('/api/session');
  expect(Math.abs(api.now() - (NOON + 60_000))).toBeLessThanOrEqual(1_000);
});
