import { describe, expect, it } from 'vitest';
import { has } from '../support/programs.ts';
import { openPage } from './support/chromium.ts';
import { coverAt, startCity } from './support/city.ts';
import { signIn } from './support/signIn.ts';

describe.skipIf(!has('chromium'))('the login', () => {
  it('refuses a wrong password, lets in by the right one, and leads to where one wanted to go', async () => {
    const city = await startCity();
    const { page, faults } = await openPage(city.api);
    const wanted = `${city.api}/?cover=${coverAt(3)}`;
    await page.goto(wanted);
    await page.getByLabel('Name').fill('ada');
    await page.getByLabel('Password').fill('not the password at all');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('Name and password do not go together.').waitFor();
    await signIn(page, wanted);
    await page.getByRole('complementary', { name: coverAt(3) }).waitFor();
    expect(page.url()).toBe(wanted);
    expect(faults).toEqual([]);
  });

  it('is asked for again when the session is over, and no page keeps what it showed', async () => {
    const city = await startCity();
    const { page, context } = await openPage(city.api);
    await signIn(page, `${city.api}/`);
    await page.getByText('Live').first().waitFor();
    await context.clearCookies();
    // the next thing that is asked for is refused
    await page.evaluate(() => fetch('/api/session'));
    await page.goto(`${city.api}/?cover=${coverAt(1)}`);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.getByRole('navigation').count()).toBe(0);
  });

  it('speaks the language that is chosen, and keeps it', async () => {
    const city = await startCity();
    const { page } = await openPage(city.api, { width: 1_200, height: 800, language: 'zh-TW' });
    await page.goto(`${city.api}/`);
    await page.getByRole('heading', { name: '登入' }).waitFor();
    await signIn(page, `${city.api}/`);
    await page.getByRole('heading', { name: '地圖' }).waitFor();
    await page.getByRole('button', { name: 'ada' }).click();
    await page.getByText('简体中文').click();
    await page.getByText('外观').waitFor();
    await page.reload();
    await page.getByRole('heading', { name: '地图' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  });
});
