import { expect, it } from 'vitest';
import { startIncidentApi } from '../../support/incidentApiRig.ts';
import { incident } from '../../support/incidents.ts';

it('what a patrol has seen at a cover, or at a place, goes to the desk', async () => {
  const rig = await startIncidentApi();
  rig.store.inventory.take([{ cover: 'C-1', change: { name: 'Station Road' } }], 0);
  rig.store.registry.refresh();
  const photo = rig.photo();
  rig.answer(incident(7, { origin: 'patrol' }));
  const at = await rig.ask('POST', '/api/incidents', {
    ...{ cover: 'C-1', matter: 'displaced', text: 'half off', photos: [photo], key: 'a-key-of-mine' },
  });
  expect(at).toMatchObject({ status: 201, body: { id: 'I-000007', coverName: 'Station Road', origin: 'patrol' } });
  expect(rig.asked[0]).toMatchObject({
    who: { name: 'local' },
    what: { cover: 'C-1', matter: 'displaced', text: 'half off', photos: [photo] },
    sent: { key: 'a-key-of-mine' },
  });
  const place = { lat: 59.9, lon: 10.7, address: 'Storgata 1' };
  expect((await rig.ask('POST', '/api/incidents', { place, matter: 'missing' })).status).toBe(201);
  expect(rig.asked[1]?.what).toEqual({ place, matter: 'missing', photos: [] });
});

it('where, and what is wrong, must be said, and must be there', async () => {
  const rig = await startIncidentApi();
  for (const [body, name] of [
    [{ matter: 'open' }, 'place'],
    [{ cover: 'C-9', matter: 'open' }, 'cover'],
    [{ place: { lat: 91, lon: 0 }, matter: 'open' }, 'place.lat'],
    [{ place: { lat: 1, lon: 0 }, matter: 'sad' }, 'matter'],
    [{ place: { lat: 1, lon: 0 }, matter: 'open', photos: ['p1'] }, 'photos.0'],
  ] as const) {
    const { status, body: found } = await rig.ask('POST', '/api/incidents', body);
    expect([body, status, found]).toEqual([
      body,
      400,
      expect.objectContaining({ errors: [expect.objectContaining({ name })] }),
    ]);
  }
  expect(rig.asked).toEqual([]);
});
