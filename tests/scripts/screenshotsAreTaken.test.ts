import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { has } from '../support/programs.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const program = fileURLToPath(new URL('../../scripts/screenshots.ts', import.meta.url));
const run = (...args: readonly string[]) => spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });

describe.skipIf(!has('chromium'))('screenshots', () => {
  it('are taken of a page in the light and in the dark, on a desk and on a phone, with an album of them', async () => {
    const folder = temporaryFolder();
    const { status, stderr } = run('--only', 'first-start', '--out', folder);
    expect(status, stderr).toBe(0);
    const pictures = ['desktop-dark', 'desktop-light', 'phone-dark', 'phone-light'].map(
      (look) => `first-start-${look}.webp`,
    );
    expect(readdirSync(folder).toSorted()).toEqual([...pictures, 'index.html']);
    const album = readFileSync(join(folder, 'index.html'), 'utf8');
    for (const picture of pictures) expect(album).toContain(`src="${picture}"`);
    const [dark, light, phone] = await Promise.all(
      ['desktop-dark', 'desktop-light', 'phone-light'].map(async (look) => {
        const image = sharp(join(folder, `first-start-${look}.webp`));
        const [{ width }, { channels }] = await Promise.all([image.metadata(), image.stats()]);
        return { width, brightness: channels.reduce((sum, { mean }) => sum + mean / channels.length, 0) };
      }),
    );
    expect([dark?.width, light?.width, phone?.width]).toEqual([1440, 1440, 780]);
    expect(light?.brightness ?? 0).toBeGreaterThan((dark?.brightness ?? 255) + 100);
  });

  it('of a page that is not there are refused, with the names of those that are', () => {
    const { status, stderr } = run('--only', 'mop');
    expect(status).toBe(2);
    expect(stderr).toMatch(/--only: no page mop[\s\S]*map, map-cover/);
  });
});
