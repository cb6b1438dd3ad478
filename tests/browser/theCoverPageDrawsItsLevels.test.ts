import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { NO_LAYERS } from '../../gateway/src/detect/ruleSettings.ts';
import { has } from '../support/programs.ts';
import { openPage } from './support/chromium.ts';
import { coverAt, startCity } from './support/city.ts';
import { signIn } from './support/signIn.ts';

/** How many pixels of the first chart have just this colour. */
async function countOf(page: Page, token: string): Promise<number> {
  return page
    .locator('.signal-chart canvas')
    .first()
    .evaluate((element, name) => {
      const { width, height } = element as HTMLCanvasElement;
      const pixels = (element as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
      const wanted = getComputedStyle(element).getPropertyValue(`--${name}`).trim();
      const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(wanted.slice(at, at + 2), 16));
      let count = 0;
      for (let i = 0; i < pixels.length; i += 4) {
        if (pixels[i] === red && pixels[i + 1] === green && pixels[i + 2] === blue && pixels[i + 3] === 255) count += 1;
      }
      return count;
    }, token);
}

describe.skipIf(!has('chromium'))('the page of a cover', () => {
  it('draws the levels of its rules into the readings, says where they come from, and shows what they raised', async () => {
    const cover = coverAt(2);
    const rules = { ...NO_LAYERS, covers: { [cover]: { 'cover.tilted': { raise: 12, clear: 8 } } } };
    const city = await startCity({ covers: 8, withNode: 4, more: { rules } });
    const node = city.nodes.get(cover);
    if (!node) throw new Error('no node');
    city.send(node.hello(), node.status(), node.alert());

    const { page, faults } = await openPage(city.api);
    await signIn(page, `${city.api}/covers/${cover}`);
    const levels = page.getByRole('list', { name: 'Levels of Tilt' });
    const tilted = levels.getByRole('listitem').filter({ hasText: 'Cover tilted' });
    await tilted.waitFor();
    expect(((await tilted.textContent()) ?? '').replace(/\s+/g, ' ')).toContain(`raises at 12° Cover ${cover}`);
    expect(await levels.getByRole('listitem').filter({ hasText: 'Cover opened' }).textContent()).toContain('Built in');
    // dashes across the chart, in the colour of its severity
    await expect.poll(() => countOf(page, 'mark-major'), { timeout: 15_000 }).toBeGreaterThan(100);
    await page.getByRole('figure', { name: /^Tilt of K-00003, the last 7 days: from .* to 30°$/ }).waitFor();

    await page.getByRole('heading', { name: 'Link quality' }).waitFor();
    await page.getByText('The node does not count its charge').or(page.getByText('a week of readings')).waitFor();
    const line = page.getByRole('region', { name: /^Events and incidents of K-00003/ });
    await line.getByRole('link', { name: /^Cover tilted, Major/ }).click();
    await page.getByRole('heading', { level: 1, name: `Cover tilted, ${cover}` }).waitFor();
    expect(faults).toEqual([]);
  });
});
