import { describe, expect, it } from 'vitest';
import { has } from '../support/programs.ts';
import { openPage } from './support/chromium.ts';
import { startCity } from './support/city.ts';
import { signIn } from './support/signIn.ts';

describe.skipIf(!has('chromium'))('a lost connection', () => {
  it('is shown with how old the page is, the console opens without it, and what came meanwhile is there afterwards', async () => {
    const city = await startCity();
    const { page, context } = await openPage(city.api);
    await signIn(page, `${city.api}/`);
    await page.getByText('Live').first().waitFor();
    // the worker has kept the shell
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);

    await context.setOffline(true);
    await page.reload();
    await page.getByRole('heading', { name: 'Map' }).waitFor();
    await page.getByText('you see what this device remembers').waitFor();
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const caught = await Promise.all(
        names.map(async (name) => (await (await caches.open(name)).keys()).map((r) => r.url)),
      );
      return caught.flat();
    });
    expect(kept.some((url) => url.includes('/assets/'))).toBe(true);
    expect(kept.filter((url) => url.includes('/api/'))).toEqual([]);

    const [node] = city.nodes.values();
    if (!node) throw new Error('no node');
    city.send(node.hello(), node.alert());
    await context.setOffline(false);
    await page.getByRole('button', { name: /Cover tilted/ }).waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Try now' }).count()).toBe(0);
  });
});
