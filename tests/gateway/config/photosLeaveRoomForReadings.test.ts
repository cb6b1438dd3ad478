import { expect, it } from 'vitest';
import { checkConfig } from '../../../gateway/src/config/loadConfig.ts';

const MIB = 1024 ** 2;

function load(size: string, residents: string) {
  return checkConfig(
    '/nowhere/gateway.yaml',
    `name: a\nlinks: [{ name: f, kind: udp, port: 0 }]\nhistory: { size: ${size} }\nresidents: ${residents}\n`,
  );
}

function kept(size: string, residents = '{}') {
  const loaded = load(size, residents);
  return loaded.ok ? loaded.config.residents.photos.keep / MIB : undefined;
}

it('photos may have half of what all may take; what is more is an error that says what to do', () => {
  expect(kept('1GiB', '{ photos: { keep: 512MiB } }')).toBe(512);
  const loaded = load('1GiB', '{ photos: { keep: 2GiB } }');
  expect(loaded).toMatchObject({
    ok: false,
    problems: [
      {
        ...{ severity: 'error', line: 4, path: 'residents > photos > keep' },
        message: 'keep 2GiB is more than half of history.size 1GiB: readings would go to make room for photos',
        hint: 'set keep to at most 512MiB, or history.size to at least 4GiB',
      },
    ],
  });
});

it('where the file says nothing they have 1 GiB, or a quarter of a small database', () => {
  expect(kept('8GiB')).toBe(1024);
  expect(kept('64MiB')).toBe(16);
});
