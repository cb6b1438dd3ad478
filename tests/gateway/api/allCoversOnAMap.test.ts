import { expect, it } from 'vitest';
import { startIncidentApi } from '../../support/incidentApiRig.ts';
import { incident } from '../../support/incidents.ts';
import { keepIncidents } from '../../support/keptIncidents.ts';
import { batch, coverRecord, key, tilted } from '../../support/storeRig.ts';

const at = (lat: number, lon: number) => ({ lat, lon });

it('shows each cover that has a place with what is raised, its condition, when it was heard, and its incident', async () => {
  const { store, folder, ask, clock } = await startIncidentApi();
  const now = clock.now();
  store.inventory.take(
    [
      { cover: 'C-1', change: at(59.91, 10.71) },
      { cover: 'C-2', change: at(59.92, 10.72) },
      { cover: 'C-3', change: at(59.93, 10.73) },
      { cover: 'C-4', change: {} },
    ],
    0,
  );
  store.covers.add({ cover: 'C-1', node: 1, key: key(1) }, 0);
  store.covers.add({ cover: 'C-2', node: 2, key: key(2) }, 0);
  store.registry.distrust();
  store.registry.refresh();
  const heard = [1, 2].map((node) => {
    const record = coverRecord(`C-${node}`, node);
    return { ...record, state: { ...record.state, heard: now - node } };
  });
  const lesser = tilted('C-1', now - 5_000, { rule: 'water.high', severity: 'minor' });
  const cleared = tilted('C-2', now - 9_000);
  const over = { ...cleared, transition: { ...cleared.transition, kind: 'cleared' as const } };
  store.commit(batch({ covers: heard, events: [tilted('C-1', now), lesser, cleared, over] }), now);
  keepIncidents(folder, [
    incident(7),
    incident(8, { cover: 'C-2', closedAt: now, result: 'resolved' }),
    incident(9, { cover: undefined, place: at(59.5, 10.5), severity: 'minor' }),
    incident(10, { kind: 'parent', cover: undefined, place: at(1, 1) }),
  ]);
  const { body, headers } = await ask('GET', '/api/map');
  expect(body).toEqual({
    covers: [
      ['C-1', 59.91, 10.71, 'major', 'open', now - 1, 'I-000007', ''],
      ['C-2', 59.92, 10.72, '', 'normal', now - 2, '', ''],
      ['C-3', 59.93, 10.73, '', 'unknown', 0, '', ''],
    ],
    elsewhere: [['I-000009', 59.5, 10.5, 'minor']],
    center: at(59.92, 10.72),
  });
  expect(headers.get('etag')).toBeTruthy();
});

it('knows a place that was changed, and a map without covers', async () => {
  const { store, ask } = await startIncidentApi();
  expect((await ask('GET', '/api/map')).body).toEqual({ covers: [], elsewhere: [], center: null });
  store.inventory.take([{ cover: 'C-1', change: at(1, 2) }], 0);
  expect((await ask('GET', '/api/map')).body).toMatchObject({ covers: [['C-1', 1, 2, '', 'unknown', 0, '', '']] });
  store.inventory.take([{ cover: 'C-1', change: at(3, 4) }], 0);
  expect((await ask('GET', '/api/map')).body).toMatchObject({ covers: [['C-1', 3, 4, '', 'unknown', 0, '', '']] });
  store.inventory.take([{ cover: 'C-1', change: { lat: null, lon: null } }], 0);
  expect((await ask('GET', '/api/map')).body).toMatchObject({ covers: [], center: null });
});
