import type { Api } from '../api/client.ts';
import type { SessionUser } from '../api/documents.ts';
import type { Incident, ShownIncident } from '../api/incidentDocuments.ts';
import type { Kept } from './kept.ts';

/** Is it this person's to do? Then it is kept before they lose coverage on the way to it. */
export function concerns(incident: Incident, user: Pick<SessionUser, 'name' | 'unit' | 'role'>): boolean {
  if (incident.closedAt !== null || incident.kind === 'parent') return false;
  if (incident.assignee !== null) return incident.assignee === user.name;
  if (incident.work?.who === user.name) return true;
  return user.role === 'crew' && user.unit !== null && incident.unit === user.unit;
}

/** As many as a crew is given at once. */
const MOST = 20;

/** Asked for by whose they are: of a city's incidents the newest would be anybody's. */
async function readMine(api: Api, user: SessionUser): Promise<readonly Incident[]> {
  const units = user.role === 'crew' && user.unit !== null ? [{ unit: user.unit }] : [];
  const found = new Map<string, Incident>();
  for (const whose of [{ assignee: user.name }, ...units]) {
    const query = { open: true, limit: 200, ...whose };
    const { incidents } = await api.get<{ incidents: readonly Incident[] }>('/api/incidents', query);
    for (const incident of incidents) if (concerns(incident, user)) found.set(incident.id, incident);
  }
  return [...found.values()].slice(0, MOST);
}

/** Fetches and keeps what is to be done by this person. Never throws: without coverage what is kept stays. */
export async function keepMine(api: Api, kept: Kept, user: SessionUser): Promise<void> {
  try {
    for (const { id } of await readMine(api, user)) {
      await keepOne(api, kept, user.name, id);
    }
  } catch {
    // away: the next time
  }
}

export async function keepOne(api: Api, kept: Kept, user: string, id: string): Promise<void> {
  const incident = await api.get<ShownIncident>(`/api/incidents/${id}`);
  await kept.put(user, { incident, at: api.now() });
}
