import { expect, it } from 'vitest';
import { lidwatch, lidwatchJson } from '../../support/cli.ts';
import { createScratch } from '../../support/scratch.ts';

interface Config {
  readonly state: string;
  readonly settings: Readonly<Record<string, { wanted: string | null; from: string; inForce: string | null }>>;
}

async function site() {
  const { path } = createScratch();
  const data = ['--data', path('db')];
  await lidwatch('cover', 'add', 'C-1', '--node', '1', '--generate-key', ...data);
  return {
    config: (...words: readonly string[]) => lidwatch('cover', 'config', 'C-1', ...words, ...data),
    configJson: (...words: readonly string[]) => lidwatchJson<Config>('cover', 'config', 'C-1', ...words, ...data),
    run: (...words: readonly string[]) => lidwatch(...words, ...data),
  };
}

it('shows that nothing is wanted and nothing is known', async () => {
  const { config, configJson } = await site();
  expect((await config()).out).toContain('settings   not set\n');
  const { state, settings } = await configJson();
  expect(state).toBe('unset');
  expect(settings.heartbeat).toEqual({ wanted: null, from: 'built in', inForce: null });
});

it('sets some, keeps what was set before, and takes one back', async () => {
  const { config, configJson } = await site();
  const { code, out } = await config('heartbeat=60min', 'tilt-trigger=20deg');
  expect(code).toBe(0);
  expect(out).toContain('pending: sent when the node is next heard');
  expect(out).toMatch(/^heartbeat +1h +cover C-1 +\?$/m);
  expect(out).toMatch(/^tilt-clear +10deg +built in +\?$/m);
  await config('water-raise=400mm');
  const { state, settings } = await configJson('heartbeat=default');
  expect(state).toBe('pending');
  expect(settings).toMatchObject({
    heartbeat: { wanted: '12h', from: 'built in' },
    tiltTrigger: { wanted: '20deg', from: 'cover C-1' },
    waterRaise: { wanted: '400mm', from: 'cover C-1' },
  });
});

it.each([
  [['heartbeat'], '"heartbeat" is not SETTING=VALUE'],
  [['heartbeat=60'], '60 has no unit'],
  [['tilt-triger=15deg'], 'did you mean "tilt-trigger"?'],
  [['tilt-trigger=8deg'], 'tilt-clear: 10deg lies above tilt-trigger 8deg'],
  [['heartbeat=1h', 'water-clear=1m'], 'water-clear: 1000mm lies above water-raise 300mm'],
])('refuses %j, and changes nothing', async (words, message) => {
  const { config, configJson } = await site();
  const { code, err } = await config(...words);
  expect(code).toBe(2);
  expect(err).toContain(message);
  expect((await configJson()).state).toBe('unset');
});

it('does not know a cover that is not there', async () => {
  const { run } = await site();
  expect((await run('cover', 'config', 'C-2', 'heartbeat=1h')).code).toBe(3);
});
