import { describe, expect, it } from 'vitest';
import { picture } from '../support/pictures.ts';
import { has } from '../support/programs.ts';
import { openPage, PHONE } from './support/chromium.ts';
import { startCrewCity } from './support/crew.ts';
import { signIn } from './support/signIn.ts';

interface Shown {
  readonly result: string | null;
  readonly next: { readonly step: string } | null;
  readonly photoList: readonly { readonly width: number; readonly height: number }[];
  readonly entries: readonly { readonly kind: string; readonly who: string; readonly enteredAt: string | null }[];
}

describe.skipIf(!has('chromium'))('a crew with a phone', () => {
  it('closes an incident, with the network cut in the middle and the page loaded anew meanwhile', async () => {
    const city = await startCrewCity();
    city.send(city.node.hello(), city.node.alert());
    const id = await city.opened();
    const shown = async (): Promise<Shown> => (await city.ask('GET', `/api/incidents/${id}`)) as unknown as Shown;
    const { page, context, faults } = await openPage(city.api, PHONE);
    await signIn(page, `${city.api}/incidents`, 'kim');
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);

    await page.getByRole('link', { name: new RegExp(id) }).click();
    await page.getByRole('button', { name: 'Begin work' }).click();
    await page.getByText('Work has begun', { exact: false }).waitFor();

    await context.setOffline(true);
    await page.reload();
    await page.getByText('kept on this device', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Hand in the work' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Note').fill('Lid back in its seat, gravel cleared.');
    const photo = await picture({ width: 3_000, height: 2_000 });
    await dialog.getByLabel('Take a photo').setInputFiles({ name: 'lid.jpg', mimeType: 'image/jpeg', buffer: photo });
    await dialog.getByRole('img', { name: 'Photo 1' }).waitFor();
    await dialog.getByRole('button', { name: 'Hand in the work' }).click();
    await page.getByText('1 entry waits for coverage').waitFor();
    expect((await shown()).entries.some(({ kind }) => kind === 'handed-in')).toBe(false);

    // a phone in a pocket: the page is gone, what was entered is not
    await page.goto('about:blank');
    await page.goto(`${city.api}/incidents/${id}`);
    await page.getByText('1 entry waits for coverage').waitFor();
    await page.getByText('handed in as soon as there is coverage', { exact: false }).waitFor();

    await context.setOffline(false);
    await expect
      .poll(async () => (await shown()).entries.some(({ kind }) => kind === 'handed-in'), { timeout: 30_000 })
      .toBe(true);
    await expect.poll(() => page.getByText('waits for coverage').count()).toBe(0);
    await city.lieWell(async () => (await shown()).next?.step === 'feedback');
    await page.getByRole('button', { name: 'Done: Feedback' }).click();
    await page.getByRole('dialog').getByLabel('Note').fill('Safe, the site is cleared.');
    await page.getByRole('dialog').getByRole('button', { name: 'Done: Feedback' }).click();
    await expect.poll(async () => (await shown()).next?.step).toBe('follow-up');
    // whoever did the work does not check it
    await city.ask('POST', `/api/incidents/${id}/acts`, { act: 'take', step: 'follow-up' });
    await page.getByText('Closed: Resolved').waitFor();

    const { result, entries, photoList } = await shown();
    expect(result).toBe('resolved');
    const handedIn = entries.filter(({ kind }) => kind === 'handed-in');
    expect(handedIn).toHaveLength(1);
    expect(handedIn[0]).toMatchObject({ who: 'kim', enteredAt: expect.any(String) });
    expect(photoList).toMatchObject([{ width: 1_600, height: 1_067 }]);
    expect(faults).toEqual([]);
  }, 180_000);
});
