import type { Page } from 'playwright-core';
import { PASSWORD } from '../../support/people.ts';

/** Opens an address of the console and signs in there, by the form. */
export async function signIn(page: Page, address: string, name = 'ada', password = PASSWORD): Promise<void> {
  await page.goto(address);
  await page.locator('input[autocomplete=username]').fill(name);
  await page.locator('input[type=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.locator('#main').waitFor();
}
