import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { coverPath, eventPath, incidentPath, newIncidentPath, PATHS } from '../../gateway/console/src/paths.ts';
import { has } from '../support/programs.ts';
import { DESK, openPage, PHONE } from './support/chromium.ts';
import { coverAt, startCity } from './support/city.ts';
import { startCrewCity } from './support/crew.ts';
import { signIn } from './support/signIn.ts';

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe holds against the page as it is: rules and the elements that break them. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  // over the debugger: the page's own policy lets nobody put a script into it
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: AXE });
  const found = await page.evaluate(() => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    return axe.run();
  });
  return found.violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

describe.skipIf(!has('chromium'))('a check of accessibility', () => {
  it.each([
    ['on a desk', DESK],
    ['on a desk in the dark', { ...DESK, dark: true }],
    ['on a phone', PHONE],
  ])('finds nothing amiss %s', async (_where, look) => {
    const city = await startCity();
    const [node] = city.nodes.values();
    if (!node) throw new Error('no node');
    city.send(node.hello(), node.alert());
    const { page } = await openPage(city.api, look);
    await page.goto(city.api);
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await signIn(page, `${city.api}/?cover=${coverAt(0)}`);
    await page
      .getByRole('complementary', { name: coverAt(0) })
      .getByText('30°')
      .waitFor();
    await page.locator('.leaflet-covers-pane canvas').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: look.touch ? 'More' : 'ada' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  it.each([
    ['on any page on a desk', DESK],
    ['on the pages of a crew on a phone in the dark', { ...PHONE, dark: true }],
  ])(
    'finds nothing amiss %s',
    async (_where, look) => {
      const city = await startCrewCity();
      city.send(city.node.hello(), city.node.alert());
      const incident = await city.opened();
      const [event] = city.store.events.list({ open: true, limit: 1 });
      const { page, faults } = await openPage(city.api, look);
      await signIn(page, city.api, 'ada');
      const ofCrews = [PATHS.events, PATHS.incidents, incidentPath(incident), newIncidentPath];
      const all = [...Object.values(PATHS), ...ofCrews.slice(2), coverPath(city.cover), eventPath(event?.id ?? '')];
      const found: Record<string, readonly string[]> = {};
      for (const path of look.touch ? ofCrews : all) {
        await page.goto(`${city.api}${path}`);
        await page.locator('#main h1').waitFor();
        await expect.poll(() => page.locator('.loading').count()).toBe(0);
        const some = await faultsOf(page);
        if (some.length > 0) found[path] = some;
      }
      expect(found).toEqual({});
      expect(faults).toEqual([]);
    },
    300_000,
  );
});
