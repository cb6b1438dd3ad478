import { expect, it } from 'vitest';
import { isRefusal } from '../../../gateway/src/desk/desk.ts';
import { CREW, createDeskRig, DISPATCHER, SUPERVISOR } from '../../support/deskRig.ts';

const seen = { matter: 'open', photos: [] } as const;

it('a report joins the incident of its cover, or the nearest within 30 m, and is taken once', () => {
  const rig = createDeskRig();
  rig.raise('C-1', 'cover.tilted');
  const { id } = rig.open('C-1');
  expect(rig.desk.resident({ ...seen, cover: 'C-1' }, 'r-1')).toMatchObject({
    joined: true,
    incident: { id, matter: 'open' },
  });
  const place = { lat: 23.1291, lon: 113.2644 };
  const first = rig.desk.resident({ ...seen, place }, 'r-2');
  expect(first).toMatchObject({ joined: false, incident: { origin: 'resident', reports: 1, place } });
  expect(rig.desk.resident({ ...seen, place }, 'r-2')).toEqual(first);
  const near = { lat: place.lat + 0.0002, lon: place.lon };
  expect(rig.desk.resident({ ...seen, place: near }, 'r-3')).toMatchObject({
    joined: true,
    incident: { id: first.incident.id, reports: 2 },
  });
  const far = { lat: place.lat + 0.001, lon: place.lon };
  expect(rig.desk.resident({ ...seen, place: far }, 'r-4').joined).toBe(false);
});

it('without a sensor the work is safe when a supervisor says so, and back with the crew when the reporter does not', () => {
  const rig = createDeskRig();
  const { incident } = rig.desk.resident({ ...seen, place: { lat: 1, lon: 1 } }, 'r-1');
  const go = (who: typeof CREW, act: Parameters<typeof rig.tryTo>[2]) => {
    const answer = rig.tryTo(incident.id, who, act);
    rig.settle();
    return isRefusal(answer) ? answer.refused : answer.next?.step;
  };
  expect(go(DISPATCHER, { act: 'take', step: 'reported' })).toBe('assigned');
  expect(go(DISPATCHER, { act: 'take', step: 'assigned', unit: 'road' })).toBe('handled');
  expect(go(CREW, { act: 'take', step: 'handled', note: 'lid put back', photos: ['p'] })).toBe('handled');
  rig.clock.advance(10 * 3_600_000);
  expect(rig.store.incidents.get(incident.id)?.verification.state).toBe('waiting');
  expect(go(DISPATCHER, { act: 'overrule', reason: 'seen' })).toBe('role');
  expect(go(SUPERVISOR, { act: 'overrule', reason: 'photo shows it closed' })).toBe('feedback');
  expect(go(CREW, { act: 'take', step: 'feedback', note: 'done' })).toBe('follow-up');
  expect(rig.desk.answer(incident.id, { safe: false, text: 'it rocks' })).toMatchObject({
    ...{ reopened: 1, next: { step: 'handled' } },
  });
  expect(go(CREW, { act: 'take', step: 'handled', note: 'shimmed', photos: ['q'] })).toBe('handled');
  expect(go(SUPERVISOR, { act: 'overrule', reason: 'tested by foot' })).toBe('feedback');
  expect(go(CREW, { act: 'take', step: 'feedback', note: 'done' })).toBe('follow-up');
  expect(rig.desk.answer(incident.id, { safe: true })).toMatchObject({ result: 'resolved' });
});

it('what is sent twice with one key is done once', () => {
  const rig = createDeskRig();
  const first = rig.desk.patrol({ ...seen, cover: 'C-1' }, CREW, { key: 'phone-0001' });
  expect(rig.desk.patrol({ ...seen, cover: 'C-1' }, CREW, { key: 'phone-0001' })).toEqual(first);
  const note = () => rig.desk.act(first.id, CREW, { act: 'note', note: 'raining' }, { key: 'phone-0002' });
  const noted = note();
  rig.restart();
  expect(note()).toEqual(JSON.parse(JSON.stringify(noted)));
  expect(rig.kinds(first.id).filter((kind) => kind === 'note')).toHaveLength(1);
});

it('a false alarm is one of its events, too', () => {
  const rig = createDeskRig();
  const change = rig.raise('C-1', 'cover.tilted');
  rig.act('C-1', SUPERVISOR, { act: 'false-alarm', reason: 'a parked lorry' });
  expect(rig.store.reviews.of(change.id)).toMatchObject([{ kind: 'false-alarm', who: 'sam', text: 'a parked lorry' }]);
});
