import { expect, it } from 'vitest';
import { startIncidentApi } from '../../support/incidentApiRig.ts';
import { incident } from '../../support/incidents.ts';
import { keepIncidents } from '../../support/keptIncidents.ts';

interface Page {
  readonly incidents: { readonly id: string; readonly coverName: string | null }[];
  readonly next: string | null;
}

it('lists incidents page by page, narrowed by the query, with the names of their covers', async () => {
  const { store, folder, ask } = await startIncidentApi();
  store.inventory.take([{ cover: 'C-1', change: { name: 'Station Road' } }], 0);
  store.registry.refresh();
  keepIncidents(folder, [
    ...[1, 2, 3, 4].map((id) => incident(id, { cover: `C-${id}`, card: id === 2 ? 'red' : 'none' })),
    incident(5, { cover: 'C-5', parent: 4, closedAt: 1, result: 'resolved', next: undefined }),
  ]);
  const page = async (query: string) => (await ask('GET', `/api/incidents?${query}`)).body as Page;
  const ids = async (query: string) => (await page(query)).incidents.map(({ id }) => id);
  const first = await page('open=true&limit=3');
  expect(first.incidents.map(({ id }) => id)).toEqual(['I-000004', 'I-000003', 'I-000002']);
  const second = await page(`open=true&limit=3&cursor=${first.next}`);
  expect(second).toMatchObject({ incidents: [{ id: 'I-000001', coverName: 'Station Road' }], next: null });
  expect(await ids('card=red')).toEqual(['I-000002']);
  expect(await ids('parent=I-000004')).toEqual(['I-000005']);
  expect(await ids('cover=C-3&matter=open')).toEqual(['I-000003']);
  expect(await ids('from=2026-01-01T08:00:01Z')).toEqual([]);
  for (const query of ['card=pink', 'open=maybe', 'parent=4', 'from=monday', 'colour=red', 'cursor=x', 'limit=0']) {
    expect([query, (await ask('GET', `/api/incidents?${query}`)).status]).toEqual([query, 400]);
  }
});
