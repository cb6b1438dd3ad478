import { describe, it } from 'vitest';
import { has } from '../support/programs.ts';
import { openPage } from './support/chromium.ts';
import { startCrewCity } from './support/crew.ts';
import { signIn } from './support/signIn.ts';

describe.skipIf(!has('chromium'))('an incident at no cover', () => {
  it('comes onto the map without a reload, and leads to its page by the keyboard', async () => {
    const city = await startCrewCity();
    const { page } = await openPage(city.api);
    await signIn(page, `${city.api}/`);
    await page.getByText('Live').first().waitFor();
    const place = { lat: 31.2304, lon: 121.4737 };
    await city.ask('POST', '/api/incidents', { place, matter: 'missing', text: 'No lid at all' });

    const mark = page.getByRole('button', { name: /^Incident at no cover / });
    await mark.waitFor();
    await page.reload();
    await mark.focus();
    await page.keyboard.press('Enter');
    await page.getByText('No lid at all').first().waitFor();
  });
});
