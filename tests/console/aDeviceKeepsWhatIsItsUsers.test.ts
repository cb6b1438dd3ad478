import { expect, it } from 'vitest';
import type { Api } from '../../gateway/console/src/api/client.ts';
import type { SessionUser } from '../../gateway/console/src/api/documents.ts';
import type { Incident } from '../../gateway/console/src/api/incidentDocuments.ts';
import { keepMine } from '../../gateway/console/src/kept/keeping.ts';
import type { Kept } from '../../gateway/console/src/kept/kept.ts';
import { consoleIncident, shownIncident } from './support/consoleIncidents.ts';

const PAGE = 200;

/** A gateway with these incidents, the newest first, of which it gives so many at once. */
function keeping(all: readonly Incident[]) {
  const kept: string[] = [];
  const api = {
    now: () => 0,
    async get(path: string, query: Readonly<Record<string, unknown>> = {}) {
      const one = all.find(({ id }) => path === `/api/incidents/${id}`);
      if (one) return { ...shownIncident(), ...one };
      const found = all.filter(
        ({ unit, assignee }) =>
          (query.unit === undefined || unit === query.unit) &&
          (query.assignee === undefined || assignee === query.assignee),
      );
      return { incidents: found.slice(0, PAGE) };
    },
  } as unknown as Api;
  const store = { put: async (_user: string, { incident }) => void kept.push(incident.id) } as Pick<
    Kept,
    'put'
  > as Kept;
  return { kept, keep: (user: SessionUser) => keepMine(api, store, user) };
}

const kim: SessionUser = { name: 'kim', role: 'crew', unit: 'water', language: null };
const others = Array.from({ length: PAGE }, (_, i) => consoleIncident({ id: `I-1${i}`, unit: 'road', assignee: null }));

it('the unit’s and their own, however many others are newer', async () => {
  const units = consoleIncident({ id: 'I-000001', unit: 'water', assignee: null });
  const own = consoleIncident({ id: 'I-000002', unit: 'road', assignee: 'kim' });
  const { kept, keep } = keeping([...others, units, own]);
  await keep(kim);
  expect(kept.toSorted()).toEqual(['I-000001', 'I-000002']);
});

it('each once, and of somebody at a desk only what is given to them by name', async () => {
  const both = consoleIncident({ id: 'I-000001', unit: 'water', assignee: 'kim' });
  const units = consoleIncident({ id: 'I-000002', unit: 'water', assignee: null });
  const { kept, keep } = keeping([both, units]);
  await keep(kim);
  expect(kept).toEqual(['I-000001', 'I-000002']);
  await keep({ ...kim, role: 'dispatcher' });
  expect(kept).toEqual(['I-000001', 'I-000002', 'I-000001']);
});
