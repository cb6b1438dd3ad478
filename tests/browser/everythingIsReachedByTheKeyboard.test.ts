import { describe, expect, it } from 'vitest';
import { PASSWORD } from '../support/people.ts';
import { picture } from '../support/pictures.ts';
import { has } from '../support/programs.ts';
import { openPage } from './support/chromium.ts';
import { startCrewCity } from './support/crew.ts';
import { createKeyboard } from './support/keyboard.ts';

interface Shown {
  readonly entries: readonly {
    readonly kind: string;
    readonly who: string;
    readonly fact: { readonly note?: string };
  }[];
}

describe.skipIf(!has('chromium'))('by the keyboard alone, with the focus in sight at every stop', () => {
  it('one signs in, takes an incident, writes a note, hands the work in, and goes through what the map shows', async () => {
    const city = await startCrewCity();
    city.send(city.node.hello(), city.node.alert());
    const id = await city.opened();
    const shown = async (): Promise<Shown> => (await city.ask('GET', `/api/incidents/${id}`)) as unknown as Shown;
    const { page, faults } = await openPage(city.api);
    const keys = createKeyboard(page);
    const button = (name: string) => page.getByRole('button', { name, exact: true });

    // in
    await page.goto(`${city.api}/`);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await keys.to(page.getByLabel('Name'));
    await keys.type('kim');
    await keys.to(page.getByLabel('Password'));
    await keys.type(PASSWORD);
    await keys.press('Enter');
    await page.getByRole('heading', { name: 'Map' }).waitFor();

    // past the menu
    await keys.to(page.getByRole('link', { name: 'Skip' }));
    await keys.press('Enter');
    await expect.poll(() => page.locator('#main').evaluate((main) => main === document.activeElement)).toBe(true);
    await keys.press('Tab');
    await keys.stop();
    expect(await page.evaluate(() => document.activeElement?.closest('#main') !== null)).toBe(true);

    // the menu, the board, an incident
    await keys.to(page.getByRole('navigation').getByRole('link', { name: 'Incidents' }));
    await keys.press('Enter');
    await expect.poll(async () => (await keys.stop()).name).toBe('h1 Incidents');
    await keys.to(page.getByRole('link', { name: new RegExp(id) }));
    await keys.press('Enter');
    await button('Begin work').waitFor();
    await keys.to(button('Begin work'));
    await keys.press('Enter');
    await page.getByText('Work has begun', { exact: false }).waitFor();

    // a dialog that is closed gives the focus back
    const dialog = page.getByRole('dialog');
    await keys.to(button('Add note or photo'));
    await keys.press('Enter');
    await dialog.waitFor();
    await keys.to(dialog.getByLabel('Note'));
    await keys.type('Gravel in the seat.');
    await keys.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect((await keys.stop()).name).toBe('button Add note or photo');

    // what was entered is still there
    await keys.press('Enter');
    await dialog.waitFor();
    await keys.to(dialog.getByLabel('Note'));
    expect(await dialog.getByLabel('Note').inputValue()).toBe('Gravel in the seat.');
    await keys.to(dialog.getByRole('button', { name: 'Add note or photo' }));
    await keys.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(async () => (await shown()).entries.filter(({ kind }) => kind === 'note')).toHaveLength(1);
    expect((await keys.stop()).name).toBe('button Add note or photo');

    // the work, with a photo
    await keys.to(button('Hand in the work'));
    await keys.press('Enter');
    await dialog.waitFor();
    await keys.to(dialog.getByLabel('Choose', { exact: true }));
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keys.press('Space')]);
    const buffer = await picture({ width: 300, height: 200 });
    await chooser.setFiles({ name: 'lid.jpg', mimeType: 'image/jpeg', buffer });
    await dialog.getByRole('img', { name: 'Photo 1' }).waitFor();
    await keys.to(dialog.getByLabel('Note'));
    await keys.type('Lid back in its seat.');
    await keys.to(dialog.getByRole('button', { name: 'Hand in the work' }));
    await keys.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(async () => (await shown()).entries.some(({ kind }) => kind === 'handed-in')).toBe(true);

    // the map: into it, in it, and out of it
    await keys.to(page.getByRole('navigation').getByRole('link', { name: 'Map', exact: true }));
    await keys.press('Enter');
    const map = page.getByLabel('Map of all covers');
    await keys.to(map);
    const moved = async () => page.evaluate(() => localStorage.getItem('lidwatch.map.view'));
    const before = await moved();
    await keys.press('ArrowRight');
    await expect.poll(moved).not.toBe(before);
    await keys.to(page.getByRole('button', { name: 'Zoom in' }));
    const alert = page.getByRole('button', { name: new RegExp(`Cover tilted.*${city.cover}`) });
    await keys.to(alert);
    await keys.press('Enter');
    const card = page.getByRole('complementary', { name: city.cover });
    await card.waitFor();
    await keys.to(card.getByRole('button', { name: 'Close' }));
    await keys.press('Enter');
    await card.waitFor({ state: 'detached' });
    expect((await keys.stop()).name).toContain('Cover tilted');
    await keys.press('Enter');
    await card.waitFor();
    await keys.press('Escape');
    await card.waitFor({ state: 'detached' });
    expect((await keys.stop()).name).toContain('Cover tilted');

    // nowhere does it stay
    await keys.to(page.getByRole('link', { name: 'Skip' }));
    const stops = await keys.round(80);
    expect(stops.length).toBeLessThan(80);
    expect(stops.length).toBeGreaterThan(15);
    expect(faults).toEqual([]);
  }, 180_000);
});
