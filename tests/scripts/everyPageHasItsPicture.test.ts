import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { coverPath, eventPath, incidentPath, newIncidentPath, PATHS } from '../../gateway/console/src/paths.ts';
import { fileOf, LOOKS } from '../../scripts/screenshots/camera.ts';
import { PAGES } from '../../scripts/screenshots/pages.ts';
import { IN_README } from '../../scripts/screenshots/readme.ts';

const DISTRICT = {
  ...{ api: 'http://city', password: '', report: 'http://city/r/code', follow: 'http://city/r/follow/token' },
  ...{ cover: 'C-1', event: 'E-1', incident: 'I-1' },
};
const SCENE = {
  district: async () => DISTRICT,
  unopened: async () => 'http://new',
  close: async () => undefined,
};

it('is photographed, whichever page of the console it is', async () => {
  const addresses = await Promise.all(PAGES.map(({ address }) => address(SCENE)));
  const paths = addresses.map((address) => new URL(address).pathname);
  const all = [...Object.values(PATHS), coverPath('C-1'), eventPath('E-1'), incidentPath('I-1'), newIncidentPath];
  expect(paths).toEqual(expect.arrayContaining(all));
  expect(new Set(PAGES.map(({ name }) => name)).size).toBe(PAGES.length);
});

it('of the README, four in all, is one that the command takes', () => {
  const readme = readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8');
  const shown = [...readme.matchAll(/docs\/screenshots\/([\w-]+\.webp)/g)].map(([, file]) => file);
  expect(shown).toEqual(IN_README.map(({ page, look }) => fileOf(page, look)));
  expect(shown).toHaveLength(4);
  for (const { page, look } of IN_README) {
    expect(PAGES.map(({ name }) => name)).toContain(page);
    expect(LOOKS.map(({ name }) => name)).toContain(look);
  }
});
