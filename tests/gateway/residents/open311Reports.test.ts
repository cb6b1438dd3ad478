import sharp from 'sharp';
import { expect, it } from 'vitest';
import { createCrewDesk } from '../../support/crewDesk.ts';
import { picture } from '../../support/pictures.ts';
import { type ResidentRig, startResidents } from '../../support/residentRig.ts';

type Row = Record<string, unknown>;

async function send(rig: ResidentRig, fields: Row, media?: Buffer): Promise<Row> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ api_key: rig.apiKey, service_code: 'cover-open', ...fields })) {
    for (const one of [value].flat()) form.append(name, String(one));
  }
  if (media) form.set('media', new Blob([new Uint8Array(media)]), 'x');
  const { text } = await rig.post('/open311/v2/requests.json', form);
  return (JSON.parse(text) as Row[])[0] ?? {};
}

const list = async (rig: ResidentRig, query = '') =>
  JSON.parse((await rig.page(`/open311/v2/requests.json${query}`)).text) as Row[];

it('a report near an open incident joins it; one far away opens another', async () => {
  const rig = await startResidents();
  await rig.report({});
  // 20 m, and 200 m to the north
  await send(rig, { lat: 52.00018, long: 13 });
  expect(rig.store.incidents.openBehind(0, 10)).toMatchObject([{ cover: 'C-1', reports: 2 }]);
  await send(rig, { lat: 52.0018, long: 13 });
  expect(rig.store.incidents.openBehind(0, 10)).toMatchObject([
    { reports: 2 },
    { reports: 1, place: { lat: 52.0018 } },
  ]);
});

it('a cover can be named by its number, or by what stands on it', async () => {
  const rig = await startResidents();
  await send(rig, { address_id: 'C-3' });
  await send(rig, { lat: 52, long: 13, 'attribute[COVER]': 'C-2' });
  await send(rig, { address_string: 'Elm St', 'attribute[COVER]': 'unreadable', description: 'open' });
  const open = rig.store.incidents.openBehind(0, 10);
  expect(open.map(({ cover }) => cover)).toEqual(['C-3', 'C-2', undefined]);
  expect(open[2]?.text).toMatch(/unreadable\nElm St/);
  expect((await list(rig)).map(({ address_id: id }) => id)).toEqual([null, 'C-2', 'C-3']);
});

it('the photo is for everybody once the report is taken, made anew, at a public address', async () => {
  const rig = await startResidents();
  await send(rig, { lat: 52, long: 13 }, await picture({ format: 'png' }));
  await send(rig, { lat: 52, long: 13, description: 'see www.spam.example' }, await picture());
  const [row, ...more] = await list(rig);
  expect(more).toEqual([]);
  const url = new URL(String(row?.media_url));
  expect(url.origin).toBe('https://covers.example');
  const shown = await fetch(`${rig.info.api}${url.pathname}`);
  expect((await sharp(await shown.bytes()).metadata()).format).toBe('jpeg');
  expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
  const waits = rig.store.residentReports.get(2)?.photo;
  expect((await rig.page(`/open311/v2/photos/${waits}.jpg`)).status).toBe(404);
  const damaged = await send(rig, { lat: 52, long: 13 }, Buffer.from('%PDF'));
  expect(damaged).toMatchObject({ code: 400, description: 'media: not-an-image' });
});

it('an address of a photo elsewhere is told to a dispatcher, and nobody goes there', async () => {
  const rig = await startResidents();
  await send(rig, { lat: 52, long: 13, media_url: 'http://127.0.0.1:1/x.jpg' });
  expect(rig.store.residentReports.get(1)).toMatchObject({
    state: 'open',
    note: 'media_url: http://127.0.0.1:1/x.jpg',
    photo: undefined,
  });
  expect(await list(rig)).toMatchObject([{ media_url: null }]);
});

it('what is told of it follows the work: words of the state, the unit, closed and when', async () => {
  const rig = await startResidents();
  await send(rig, { address_id: 'C-1' });
  const crew = createCrewDesk(rig.store);
  crew.finish(1);
  expect(await list(rig)).toMatchObject([
    { status: 'open', agency_responsible: 'road', status_notes: expect.stringContaining('done') },
  ]);
  crew.act(1, { act: 'take', step: 'follow-up' }, 'somebody else');
  const [row] = await list(rig, '?status=closed');
  expect(row).toMatchObject({ status: 'closed', service_request_id: 1 });
  expect(await list(rig, '?status=open')).toEqual([]);
});

it('is found by number, service, state and time', async () => {
  const rig = await startResidents();
  for (const service_code of ['cover-open', 'flooding', 'other']) await send(rig, { address_id: 'C-1', service_code });
  const ids = async (query: string) => (await list(rig, query)).map(({ service_request_id: id }) => id);
  expect(await ids('')).toEqual([3, 2, 1]);
  expect(await ids('?service_request_id=1,3,99,x')).toEqual([3, 1]);
  expect(await ids('?service_request_id=1&status=closed')).toEqual([1]);
  expect(await ids('?service_code=flooding,other')).toEqual([3, 2]);
  expect(await ids('?service_code=&status=&start_date=')).toEqual([3, 2, 1]);
  const [early, late] = [-86_400_000, 86_400_000].map((ms) => new Date(Date.now() + ms).toISOString());
  expect(await ids(`?start_date=${early}&end_date=${late}`)).toEqual([3, 2, 1]);
  expect(await ids(`?end_date=${early}`)).toEqual([]);
  expect(await ids(`?start_date=${late?.slice(0, 19)}%2B01:00`)).toEqual([]);
});

it('what was written by a page is told to nobody; over Open311, but for ways to reach somebody', async () => {
  const rig = await startResidents();
  await rig.report({ text: 'from the page', contact: 'me@example.org' });
  await send(rig, {
    address_id: 'C-1',
    description: 'call 0171 2345678, or me@example.org',
    phone: '999',
    first_name: 'Jane',
  });
  const rows = await list(rig);
  expect(rows.map(({ description }) => description)).toEqual(['call … , or …', null]);
  for (const personal of ['me@', '999', 'Jane']) expect(JSON.stringify(rows)).not.toContain(personal);
});

it('an address tells of no way to reach somebody, neither everybody nor those who handle it', async () => {
  const rig = await startResidents();
  const address = 'Elm St 4, ask for me@example.org';
  await send(rig, { address_string: address });
  await send(rig, { address_string: address, lat: 52, long: 13 });
  const told = [await list(rig), rig.store.incidents.openBehind(0, 10)].map((rows) => JSON.stringify(rows));
  for (const text of told) {
    expect(text).toContain('Elm St 4, ask for …');
    expect(text).not.toContain('me@');
  }
});

it('a key that was revoked opens nothing any more', async () => {
  const rig = await startResidents();
  expect(rig.store.open311Keys.list()).toMatchObject([{ name: 'app', usedAt: undefined }]);
  await send(rig, { address_id: 'C-1' });
  expect(rig.store.open311Keys.list()[0]?.usedAt).toBeGreaterThan(0);
  rig.store.open311Keys.revoke('app', Date.now());
  expect(await send(rig, { address_id: 'C-1' })).toMatchObject({ code: 403 });
});
