import { describe, expect, it } from 'vitest';
import { residents, toResidents } from '../../gateway/src/config/residents.ts';
import { picture } from '../support/pictures.ts';
import { has } from '../support/programs.ts';
import { pause } from '../support/until.ts';
import { DESK, openPage, PHONE } from './support/chromium.ts';
import { startCrewCity } from './support/crew.ts';
import { signIn } from './support/signIn.ts';

/** ms: nobody reads a page, chooses and writes sooner; whoever seems to is taken for a program */
const TYPING = 3_200;

interface Listed {
  readonly incidents: readonly { readonly id: string; readonly reports: number; readonly photos: number }[];
}

describe.skipIf(!has('chromium'))('what a resident reports with a photo', () => {
  it('joins the incident that the sensor has opened, is seen by the dispatcher at once, and is followed by a link', async () => {
    const open = toResidents(residents.parse({ enabled: true, url: 'https://covers.example' }));
    const city = await startCrewCity({}, { residents: open });
    city.send(city.node.hello(), city.node.alert());
    const id = await city.opened();
    const desk = await openPage(city.api, DESK);
    await signIn(desk.page, `${city.api}/incidents/${id}`, 'dora');
    await desk.page.getByRole('heading', { name: 'Cover tilted' }).waitFor();

    // the address that the plate beside the cover has as a code
    const code = city.store.doors.of(city.cover, Date.now());
    const { page, faults } = await openPage(city.api, PHONE);
    await page.goto(`${city.api}/r/${code}`);
    await page.getByText('This cover was reported already', { exact: false }).waitFor();
    await page.getByText('The cover does not lie flat').click();
    await page.getByLabel('Tell us more').fill('A bicycle got stuck in it this morning.');
    const photo = await picture({ width: 3_000, height: 2_000 });
    await page.getByLabel('Photo').setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: photo });
    await pause(TYPING);
    await page.getByRole('button', { name: 'Send the report' }).click();
    await page.getByText('Thank you. Your report has arrived.').waitFor();
    const follow = page.url();

    const panel = desk.page.locator('section', { hasText: 'What residents say' }).last();
    await panel.getByText('A bicycle got stuck in it this morning.').waitFor();
    const shown = panel.getByRole('img', { name: 'Photo 1' });
    await shown.scrollIntoViewIfNeeded();
    await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);
    const { incidents } = (await city.ask('GET', '/api/incidents')) as unknown as Listed;
    expect(incidents).toMatchObject([{ id, reports: 1, photos: 1 }]);

    await city.ask('POST', `/api/incidents/${id}/acts`, { act: 'begin-work' });
    await page.goto(follow);
    await page.locator('[aria-current=step]').getByText('being worked on').waitFor();
    expect([...faults, ...desk.faults]).toEqual([]);
  });
});
