import { TROUBLE } from '@lidwatch/protocol';
import { expect, it } from 'vitest';
import { openStore } from '../../../gateway/src/store/store.ts';
import { lidwatch, lidwatchJson } from '../../support/cli.ts';
import { createScratch } from '../../support/scratch.ts';

interface Shown {
  readonly orders: readonly { order: string; state: string; expiresAt: string }[];
}

async function site() {
  const { path } = createScratch();
  const data = ['--data', path('db')];
  await lidwatch('cover', 'add', 'C-1', '--node', '1', '--generate-key', ...data);
  return {
    path,
    run: (...words: readonly string[]) => lidwatch('cover', ...words, ...data),
    json: <T>(...words: readonly string[]) => lidwatchJson<T>('cover', ...words, ...data),
    show: () => lidwatchJson<Shown>('cover', 'show', 'C-1', ...data),
  };
}

it('orders maintenance, a zero, a restart and the log, each with the time at which it is given up', async () => {
  const { run, show } = await site();
  const begun = await run('maintenance', 'C-1', '--begin', '2h');
  expect(begun.out).toContain('ordered of C-1: maintenance begins, until 2026-01-01 02:00:00Z');
  expect(begun.out).toContain('its node has never been heard');
  await run('rezero', 'C-1');
  await run('reboot', 'C-1', '--within', '30min');
  await run('log', 'C-1', '--request');
  expect((await show()).orders).toMatchObject([
    { order: 'log', state: 'pending', expiresAt: '2026-01-08T00:00:00.000Z' },
    { order: 'reboot', expiresAt: '2026-01-01T00:30:00.000Z' },
    { order: 'rezero', expiresAt: '2026-01-02T00:00:00.000Z' },
    { order: 'begin', expiresAt: '2026-01-01T02:00:00.000Z' },
  ]);
  expect((await run('show', 'C-1')).out).toMatch(/^learn the zero again +pending/m);
});

it('ends maintenance, which replaces its beginning, and shows how it stands', async () => {
  const { run, json } = await site();
  await run('maintenance', 'C-1', '--begin', '2h');
  await run('rezero', 'C-1');
  await run('maintenance', 'C-1', '--end');
  const shown = await json<Shown & { maintenance: boolean }>('maintenance', 'C-1');
  expect(shown).toMatchObject({
    maintenance: false,
    orders: [
      { order: 'end', state: 'pending' },
      { order: 'begin', state: 'replaced' },
    ],
  });
  expect((await run('maintenance', 'C-1')).out).toMatch(/^maintenance ends +pending/m);
});

it.each([
  [['maintenance', 'C-1', '--begin', '2'], 'has no unit'],
  [['maintenance', 'C-1', '--begin', '8d'], 'out of range: 1min to 7d'],
  [['maintenance', 'C-1', '--begin', '2h', '--end'], 'cannot be used with'],
  [['rezero', 'C-1', '--within', '5deg'], 'that is an angle'],
])('refuses %j', async (words, message) => {
  const { run, show } = await site();
  const { code, err } = await run(...words);
  expect(code).toBe(2);
  expect(err).toContain(message);
  expect((await show()).orders).toEqual([]);
});

it('orders nothing of a cover that is not there', async () => {
  const { run } = await site();
  for (const words of [['rezero'], ['reboot'], ['log', '--request'], ['maintenance', '--end']]) {
    const [command = '', ...rest] = words;
    expect((await run(command, 'C-2', ...rest)).code).toBe(3);
  }
});

it('shows the error log in words, and numbers that it does not know as numbers', async () => {
  const { run, path } = await site();
  expect((await run('log', 'C-1')).out).toBe('0 entries; --request asks the node for more\n');
  const store = openStore({ folder: path('db'), access: 'tool' });
  const errors = [3, 7, 200, 1, 2, 5, TROUBLE.sensor, 32, 2, 0, TROUBLE.restart, 3, 1, 9, TROUBLE.selfTest, 5];
  store.commit(
    {
      ...{ nodes: [], covers: [], readings: [], reports: [], events: [], quarantine: [] },
      troubles: [{ node: 1, cover: 'C-1', receivedAt: Date.UTC(2026, 0, 1), errors }],
    },
    0,
  );
  store.close();
  const { out } = await run('log', 'C-1');
  expect(out.split('\n').map((line) => line.replace(/^2026-01-01 00:00:00Z +0x00000001 +/, ''))).toMatchObject([
    expect.stringMatching(/^received +node +start +minute +trouble +detail +means$/),
    expect.stringMatching(/^3 +7 +200 +1$/),
    expect.stringMatching(/^2 +5 +sensor +32 +motionFault$/),
    expect.stringMatching(/^2 +0 +restart +3 +cause watchdog$/),
    expect.stringMatching(/^1 +9 +selfTest +5 +axes xz$/),
    '',
    '4 entries; --request asks the node for more',
    '',
  ]);
});
