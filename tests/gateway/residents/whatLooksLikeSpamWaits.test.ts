import { expect, it } from 'vitest';
import { picture } from '../../support/pictures.ts';
import { followOf, formKeyOf, type ResidentRig, startResidents } from '../../support/residentRig.ts';

interface Held {
  readonly reports: readonly { readonly id: string; readonly heldFor: string | null; readonly state: string }[];
}
const held = async (rig: ResidentRig) => ((await rig.get('/api/residents/held')).body as Held).reports;
const open = (rig: ResidentRig) => rig.store.incidents.openBehind(0, 100);
const verdict = (rig: ResidentRig, id: string, body: object) => rig.ask('POST', `/api/residents/held/${id}`, { body });

it.each([
  ['links', { text: 'see http://spam.example/now' }],
  ['links', { text: 'buy at cheap-pills.shop' }],
  ['honeypot', { website: 'x' }],
  ['too-fast', { key: formKeyOf(Date.now() + 86_400_000) }],
  ['too-fast', { key: 'x' }],
  ['words', { text: 'Ｃａｓｉｎｏ open' }],
])('%s: nothing follows from %j until a dispatcher has taken it', async (why, fields) => {
  const rig = await startResidents({ holdWords: ['casino'] });
  const sent = await rig.report({ service: 'cover-open', ...fields });
  expect(sent.status).toBe(303);
  expect((await rig.page(followOf(sent))).text).toContain('waits to be looked at');
  expect([open(rig), await held(rig)]).toMatchObject([[], [{ id: 'R-000001', heldFor: why, state: 'held' }]]);
  const taken = await verdict(rig, 'R-000001', { verdict: 'accept', note: 'looks right' });
  expect([taken.status, taken.body]).toMatchObject([200, { state: 'open', incident: 'I-000001', note: 'looks right' }]);
  expect([open(rig), await held(rig)]).toMatchObject([[{ cover: 'C-1', reports: 1 }], []]);
  expect((await verdict(rig, 'R-000001', { verdict: 'reject' })).status).toBe(409);
  expect((await rig.get('/api/residents/reports?incident=I-000001')).body).toMatchObject({
    reports: [{ id: 'R-000001' }],
  });
});

it('one that is rejected opens nothing for ever, and its photo goes', async () => {
  const rig = await startResidents();
  const sent = await rig.report({ text: 'www.spam.example' }, { photo: await picture() });
  expect(rig.store.photos.size()).toBeGreaterThan(0);
  expect((await verdict(rig, 'R-000001', { verdict: 'reject' })).body).toMatchObject({
    state: 'rejected',
    photo: null,
  });
  expect([open(rig), rig.store.photos.size(), await held(rig)]).toEqual([[], 0, []]);
  expect((await rig.page(followOf(sent))).text).toContain('not taken up');
  expect((await verdict(rig, 'R-000009', { verdict: 'reject' })).status).toBe(404);
  expect((await verdict(rig, 'R-9', { verdict: 'reject' })).status).toBe(400);
});

it('of many from one address some wait, then none are taken; other addresses are heard', async () => {
  const rig = await startResidents({ perHour: { hold: 2, address: 4 } });
  const from = (address: string) => ({ headers: { 'x-forwarded-for': `203.0.113.9, ${address}` } });
  const statuses: number[] = [];
  for (let i = 0; i < 6; i += 1) statuses.push((await rig.report({}, from('192.0.2.1'))).status);
  expect(statuses).toEqual([303, 303, 303, 303, 429, 429]);
  expect((await held(rig)).map(({ heldFor }) => heldFor)).toEqual(['many', 'many']);
  expect((await rig.report({}, from('192.0.2.2'))).status).toBe(303);
  expect(open(rig)).toMatchObject([{ reports: 3 }]);
  expect((await rig.get('/metrics')).text).toContain('lidwatch_resident_reports_total{what="refused address"} 2');
});

it('the same words about something else wait; about the same they are a second witness', async () => {
  const rig = await startResidents({ perHour: { hold: 50 } });
  const text = 'There is a very deep hole in the middle of the road';
  const other = rig.store.doors.of('C-3', 0);
  for (const code of [rig.code, rig.code, other]) expect((await rig.report({ text }, { code })).status).toBe(303);
  expect([open(rig), await held(rig)]).toMatchObject([[{ cover: 'C-1', reports: 2 }], [{ heldFor: 'repeated' }]]);
});

it('only so many are taken within an hour, from whomever', async () => {
  const rig = await startResidents({ perHour: { hold: 50, address: 50, all: 3 } });
  const statuses: number[] = [];
  for (let i = 0; i < 4; i += 1) statuses.push((await rig.report({})).status);
  expect(statuses).toEqual([303, 303, 303, 429]);
});
