import { describe, expect, it } from 'vitest';
import { has } from '../support/programs.ts';
import { openPage } from './support/chromium.ts';
import { startCity } from './support/city.ts';
import { signIn } from './support/signIn.ts';

const SENTENCE = 'seven lids on a quiet street';

describe.skipIf(!has('chromium'))('the first start', () => {
  it('asks for an administrator, says what is wrong with a password, and lets whoever made one in', async () => {
    const city = await startCity({ people: [], more: { console: { title: 'Harbour district' } } });
    const { page, faults } = await openPage(city.api);
    await page.goto(`${city.api}/`);
    await page.getByRole('heading', { name: 'First start' }).waitFor();
    await page.getByText('Harbour district').waitFor();
    const make = page.getByRole('button', { name: 'Make the administrator' });
    await page.getByLabel('Name of the administrator').fill('ada');
    await page.getByLabel('Password', { exact: true }).fill('short');
    await page.getByLabel('The password once more').fill('another');
    await make.click();
    await page.getByText('It needs 15 characters').waitFor();
    await page.getByText('The two are not the same').waitFor();
    await page.getByLabel('Password', { exact: true }).fill(SENTENCE);
    await page.getByLabel('The password once more').fill(SENTENCE);
    await make.click();
    await page.getByRole('heading', { name: 'Map' }).waitFor();

    await page.getByRole('button', { name: 'ada' }).click();
    await page.getByText('Administrator').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await signIn(page, `${city.api}/`, 'ada', SENTENCE);
    expect(faults).toEqual([]);
  });
});
