import { describe, expect, it } from 'vitest';
import { picture } from '../support/pictures.ts';
import { has } from '../support/programs.ts';
import { pause } from '../support/until.ts';
import { openPage } from './support/chromium.ts';
import { startCrewCity } from './support/crew.ts';
import { signIn } from './support/signIn.ts';

describe.skipIf(!has('chromium'))('work that is handed in', () => {
  it('is verified by the frames of the sensor, and the page shows it without a reload', async () => {
    const city = await startCrewCity();
    city.send(city.node.hello(), city.node.alert());
    const id = await city.opened();
    const { page, faults } = await openPage(city.api);
    await signIn(page, `${city.api}/incidents/${id}`, 'dora');
    await page.getByText('30°').first().waitFor();
    await page.evaluate(() => Object.assign(window, { wasHere: true }));

    const photo = await city.ask('POST', '/api/photos', await picture());
    await city.ask('POST', `/api/incidents/${id}/acts`, {
      ...{ act: 'take', step: 'handled', note: 'Lid back in its seat.' },
      photos: [(photo as unknown as { id: string }).id],
    });
    await page.getByText('The sensor checks the work').waitFor();
    await city.lieWell(async () => (await page.getByText('The sensor confirms: the cover is safe').count()) > 0);
    await page.getByText('0.5°').first().waitFor();
    await page.getByText('Step taken: Handled').waitFor();
    expect(await page.locator('[aria-current=step]').textContent()).toContain('Feedback');
    expect(await page.evaluate(() => 'wasHere' in window)).toBe(true);
    expect(faults).toEqual([]);
  });

  it('goes back to the crew where the sensor says otherwise, with the reason', async () => {
    const city = await startCrewCity();
    city.send(city.node.hello(), city.node.alert());
    const id = await city.opened();
    const { page } = await openPage(city.api);
    await signIn(page, `${city.api}/incidents/${id}`, 'sam');
    const photo = await city.ask('POST', '/api/photos', await picture());
    await city.ask('POST', `/api/incidents/${id}/acts`, {
      ...{ act: 'take', step: 'handled', note: 'Lid back in its seat.' },
      photos: [(photo as unknown as { id: string }).id],
    });
    await page.getByText('The sensor checks the work').waitFor();
    // nothing that was said in the second of the handing in counts
    await pause(1_500);
    city.send(city.node.status({ tilt: 120 }));
    await page.getByText('The cover lies 12° from its zero', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Overrule the sensor' }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('Its bracket is bent; the lid lies flat, I was there.');
    await page.getByRole('dialog').getByRole('button', { name: 'Overrule the sensor' }).click();
    await page.getByText('sam vouches for the work').waitFor();
    expect(await page.locator('[aria-current=step]').textContent()).toContain('Feedback');
  });
});
