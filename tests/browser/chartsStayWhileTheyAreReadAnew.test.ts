import { describe, expect, it } from 'vitest';
import { has } from '../support/programs.ts';
import { openPage } from './support/chromium.ts';
import { coverAt, startCity } from './support/city.ts';
import { signIn } from './support/signIn.ts';

const MINUTE_MS = 60_000;
/** longer than a cover in alarm waits until it is read anew */
const AGAIN_MS = 16_000;

describe.skipIf(!has('chromium'))('a cover in alarm', () => {
  it('keeps its charts while they are read anew, and asks for each once', async () => {
    const cover = coverAt(0);
    const city = await startCity({ covers: 4, withNode: 1 });
    const node = city.nodes.get(cover);
    if (!node) throw new Error('no node');
    city.send(node.hello(), node.status());

    const { page, faults } = await openPage(city.api);
    await page.clock.install();
    await signIn(page, `${city.api}/covers/${cover}`);
    const tilt = page.getByRole('figure', { name: /^Tilt of / });
    await tilt.waitFor();

    const asked: string[] = [];
    const held: (() => void)[] = [];
    await page.route(/\/history\?signal=tilt/, async (route) => {
      asked.push(route.request().url());
      await new Promise<void>((resolve) => held.push(resolve));
      // one that was given up has nobody left to answer
      await route.continue().catch(() => undefined);
    });
    city.send(node.alert());
    // told of the cover itself: from then on it is to be read anew
    await page.locator('.page-head').getByText('Major').waitFor();
    // the span ends at another minute by then: both what is asked for and the turn have moved
    await page.clock.fastForward(Math.max(AGAIN_MS, MINUTE_MS - (Date.now() % MINUTE_MS) + 1_000));
    await expect.poll(() => asked.length).toBeGreaterThan(0);
    expect(await tilt.isVisible()).toBe(true);

    for (const release of held) release();
    await page.getByRole('figure', { name: /^Tilt of .* to 30°$/ }).waitFor();
    expect(asked.length).toBe(1);
    expect(faults).toEqual([]);
  });
});
