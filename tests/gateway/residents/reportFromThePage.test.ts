import { expect, it } from 'vitest';
import { tellingPicture } from '../../support/pictures.ts';
import { followOf, formKeyOf, startResidents } from '../../support/residentRig.ts';

interface Incidents {
  readonly cover: string;
  readonly matter: string;
}

it('what somebody reports by the code beside a cover opens an incident there, and is followed by a link', async () => {
  const rig = await startResidents();
  const shown = await rig.page(`/r/${rig.code}`);
  expect([shown.status, shown.text]).toEqual([200, expect.stringContaining('Town Hall')]);
  const sent = await rig.report({ service: 'cover-open', text: 'Deep hole!', contact: 'jane@example.org' });
  expect([sent.status, sent.headers.get('location')]).toEqual([
    303,
    expect.stringMatching(/^\/r\/follow\/[\w.-]+\?lang=en&new=1$/),
  ]);
  const [incident] = rig.store.incidents.openBehind(0, 10);
  expect(incident).toMatchObject({ cover: 'C-1', matter: 'open', origin: 'resident', text: 'Deep hole!', reports: 1 });
  const followed = await rig.page(sent.headers.get('location') ?? '');
  expect([followed.status, followed.text]).toEqual([200, expect.stringContaining('R-000001')]);
  for (const personal of ['jane', 'Deep hole']) expect(followed.text).not.toContain(personal);
});

it('the next one about the same cover joins it, with a photo that tells nothing of the camera', async () => {
  const rig = await startResidents();
  await rig.report({ service: 'cover-open' });
  const second = await rig.report(
    { service: 'cover-displaced', text: 'It wobbles' },
    { photo: await tellingPicture() },
  );
  expect(second.status).toBe(303);
  const open = rig.store.incidents.openBehind(0, 10);
  expect(open).toMatchObject([{ cover: 'C-1', reports: 2, photos: 1 } satisfies Partial<(typeof open)[number]>]);
  const [photo] = rig.store.photos.of(open[0]?.id ?? 0);
  const bytes = rig.store.photos.bytes(photo?.id ?? '', 'full')?.bytes;
  expect([photo, bytes?.includes('SecretPhone')]).toMatchObject([{ who: 'resident', width: 800 }, false]);
  // whoever comes next is told
  expect((await rig.page(`/r/${rig.code}`)).text).toContain('This cover was reported already');
});

it('whoever taps twice has reported once', async () => {
  const rig = await startResidents();
  const key = formKeyOf(Date.now());
  const [one, two] = [await rig.report({ key, text: 'x' }), await rig.report({ key, text: 'x' })];
  expect([one.status, two.status, followOf(one)]).toEqual([303, 303, followOf(two)]);
  expect(rig.store.incidents.openBehind(0, 10)).toMatchObject([{ reports: 1 }] satisfies Partial<
    Incidents & { reports: number }
  >[]);
});

it('what is missing or too much is told in words, and what was written is still there', async () => {
  const rig = await startResidents();
  const empty = await rig.report({ service: '', text: 'kept <b>', contact: '"me"' });
  expect([empty.status, empty.text]).toEqual([400, expect.stringContaining('Choose what is wrong.')]);
  expect(empty.text).toContain('kept &lt;b&gt;');
  expect(empty.text).toContain('value="&quot;me&quot;"');
  const noPhoto = await rig.report({ text: 'hole' }, { photo: Buffer.from('GIF89a, not really') });
  expect([noPhoto.status, noPhoto.text]).toEqual([400, expect.stringContaining('no photo that we can read')]);
  const large = await rig.report({}, { photo: Buffer.alloc(17 * 1024 ** 2) });
  expect([large.status, large.text]).toEqual([400, expect.stringContaining('too large')]);
  expect(rig.store.incidents.openBehind(0, 10)).toEqual([]);
});

it('a code that nobody has, or that was replaced, leads nowhere; neither do doors that are not open', async () => {
  const rig = await startResidents();
  expect((await rig.page('/r/aaaaaaaaaaaa')).status).toBe(404);
  rig.store.doors.replace('C-1', 0);
  expect((await rig.page(`/r/${rig.code}`)).status).toBe(404);
  expect((await rig.page('/r/follow/nobody')).status).toBe(404);
  const closed = await startResidents({ enabled: false });
  for (const path of [`/r/${closed.code}`, '/r/follow/x', '/open311/v2/services.json']) {
    expect([path, (await closed.page(path)).status]).toEqual([path, 404]);
  }
});
