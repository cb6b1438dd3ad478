import { TRIGGER } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { has } from '../support/programs.ts';
import { openPage } from './support/chromium.ts';
import { coverAt, startCity } from './support/city.ts';
import { signIn } from './support/signIn.ts';

const SPAN_TEXT = 'the last 30 days would have raised';

describe.skipIf(!has('chromium'))('a dry run of a rule', () => {
  it('tells what other settings would have raised, by rule, cover and time, and where a value is wrong', async () => {
    const city = await startCity({ covers: 6, withNode: 3 });
    const node = city.nodes.get(coverAt(1));
    if (!node) throw new Error('no node');
    // below the level in force, and above the one that is tried
    const water = { trigger: TRIGGER.water, period: 60, waterSeries: [262, 264, 266, 268, 270] };
    city.send(node.hello(), node.alert({ ...water, tiltSeries: undefined } as never));
    const told = () => city.rig.get(`/api/covers/${coverAt(1)}`);
    await expect
      .poll(async () => ((await told()).body as { at: string | null }).at, { timeout: 15_000 })
      .not.toBeNull();

    const { page, faults } = await openPage(city.api);
    await signIn(page, `${city.api}/rules`);
    await page.getByRole('tab', { name: 'Try settings' }).click();
    const value = page.getByLabel('Value, with its unit');
    await page.getByText('now 300 mm, Built in').waitFor();
    await value.fill('250');
    await page.getByRole('button', { name: 'Try', exact: true }).click();
    await page.getByText('250 has no unit').waitFor();

    await value.fill('250mm');
    await page.getByRole('button', { name: 'Try', exact: true }).click();
    await page.getByText(`${SPAN_TEXT} 1 event; 0 were raised then`).waitFor();
    const byCover = page.getByRole('table', { name: 'By cover' });
    await byCover.getByRole('link', { name: coverAt(1) }).waitFor();
    expect(await byCover.getByRole('row').count()).toBe(2);
    const byRule = page.getByRole('table', { name: 'By rule' });
    expect(await byRule.getByRole('row', { name: /^Water high/ }).textContent()).toBe('Water high010001');
    await page
      .getByRole('region', { name: 'Over time' })
      .getByText('Water high, Major, New')
      .first()
      .waitFor({ state: 'attached' });

    // nothing was changed by it
    expect((await city.rig.get('/api/events')).body).toMatchObject({ events: [] });
    expect(faults).toEqual([]);
  });
});
