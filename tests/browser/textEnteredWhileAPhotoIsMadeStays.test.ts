import { describe, expect, it } from 'vitest';
import { picture } from '../support/pictures.ts';
import { has } from '../support/programs.ts';
import { openPage, PHONE } from './support/chromium.ts';
import { startCrewCity } from './support/crew.ts';
import { signIn } from './support/signIn.ts';

describe.skipIf(!has('chromium'))('a photo that is being made smaller', () => {
  it('takes nothing from what is entered meanwhile, and is waited for', async () => {
    const city = await startCrewCity();
    city.send(city.node.hello(), city.node.alert());
    const id = await city.opened();
    const { page, faults } = await openPage(city.api, PHONE);
    // a phone that is slow: the picture is read when the test says so
    await page.addInitScript(() => {
      const read = window.createImageBitmap.bind(window) as (...how: unknown[]) => Promise<ImageBitmap>;
      const gate = new Promise<void>((resolve) => window.addEventListener('read-on', () => resolve(), { once: true }));
      Object.assign(window, { createImageBitmap: (...how: unknown[]) => gate.then(() => read(...how)) });
    });
    await signIn(page, `${city.api}/incidents/${id}`, 'kim');
    await page.getByRole('button', { name: 'Add note or photo' }).click();
    const dialog = page.getByRole('dialog');
    const send = dialog.getByRole('button', { name: 'Add note or photo' });
    const buffer = await picture({ width: 300, height: 200 });
    await dialog.getByLabel('Take a photo').setInputFiles({ name: 'lid.jpg', mimeType: 'image/jpeg', buffer });
    await expect.poll(() => send.getAttribute('aria-busy')).toBe('true');
    await dialog.getByLabel('Note').fill('Gravel in the seat.');

    await page.evaluate(() => window.dispatchEvent(new Event('read-on')));
    await dialog.getByRole('img', { name: 'Photo 1' }).waitFor();
    expect(await dialog.getByLabel('Note').inputValue()).toBe('Gravel in the seat.');
    await expect.poll(() => send.getAttribute('aria-busy')).toBe(null);
    await send.click();
    await page.getByText('Gravel in the seat.').waitFor();
    expect(faults).toEqual([]);
  });
});
