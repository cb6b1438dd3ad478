import { expect, it } from 'vitest';
import { createCrewDesk } from '../../support/crewDesk.ts';
import { followOf, type ResidentRig, startResidents } from '../../support/residentRig.ts';

const say = (rig: ResidentRig, follow: string, safe: string, text = '') =>
  rig.post(follow, new URLSearchParams({ safe, text }));
const incident = (rig: ResidentRig) => rig.store.incidents.get(1);

async function reported() {
  const rig = await startResidents();
  const follow = followOf(await rig.report({ contact: '+1 555 0100' }));
  return { rig, follow, crew: createCrewDesk(rig.store) };
}

it('sees how the work goes on, and is asked nothing before it is done', async () => {
  const { rig, follow, crew } = await reported();
  const stage = async () => /aria-current="step">([^<]+)</.exec((await rig.page(`${follow}?lang=en`)).text)?.[1];
  expect(await stage()).toBe('reported');
  crew.act(1, { act: 'take', step: 'reported' });
  crew.act(1, { act: 'take', step: 'assigned', unit: 'road' });
  expect(await stage()).toBe('passed on');
  crew.act(1, { act: 'begin-work' });
  expect(await stage()).toBe('being worked on');
  expect((await rig.page(follow)).text).not.toContain('name="safe"');
  expect((await say(rig, follow, 'yes')).text).toContain('could not be taken');
  crew.act(1, { act: 'take', step: 'handled', note: 'put back', photos: ['p'] });
  expect(await stage()).toBe('being checked');
  crew.act(1, { act: 'overrule', reason: 'seen with my own eyes' });
  expect(await stage()).toBe('work is done');
  for (const inside of ['chief', 'seen with', 'put back', '555'])
    expect((await rig.page(follow)).text).not.toContain(inside);
});

it('that it is safe is the follow-up, which closes it', async () => {
  const { rig, follow, crew } = await reported();
  crew.finish(1);
  expect((await rig.page(follow)).text).toContain('name="safe"');
  const answer = await say(rig, follow, 'yes', 'thanks');
  expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('Thank you for your answer')]);
  expect(incident(rig)).toMatchObject({
    result: 'resolved',
    steps: expect.arrayContaining([expect.objectContaining({ step: 'follow-up', who: 'resident' })]),
  });
  // asked once
  expect((await rig.page(follow)).text).not.toContain('name="safe"');
  expect((await say(rig, follow, 'no')).text).toContain('could not be taken');
});

it('that it is not safe sends it back to the work, and after that it is asked again', async () => {
  const { rig, follow, crew } = await reported();
  crew.finish(1);
  await say(rig, follow, 'no', 'call me: 0171 2345678');
  expect(incident(rig)).toMatchObject({ reopened: 1, next: { step: 'handled' } });
  const texts = JSON.stringify(rig.store.incidents.entries(1));
  expect([texts.includes('call me'), texts.includes('2345678')]).toEqual([true, false]);
  expect((await rig.page(follow)).text).not.toContain('name="safe"');
  await new Promise((resolve) => setTimeout(resolve, 5));
  crew.finish(1);
  expect((await rig.page(follow)).text).toContain('name="safe"');
});

it('any answer but yes and no is none', async () => {
  const { rig, follow, crew } = await reported();
  crew.finish(1);
  for (const safe of ['', 'maybe', 'YES']) expect((await say(rig, follow, safe)).text).toContain('name="safe"');
  const odd = await rig.post(follow, new URLSearchParams(), { 'content-type': 'text/xml' });
  expect(odd.status).toBe(415);
  expect(incident(rig)).toMatchObject({ next: { step: 'follow-up' } });
});
