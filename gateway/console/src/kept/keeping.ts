import type { Api } from '../api/client.ts';
import type { Incident, SessionUser, ShownIncident } from '../api/documents.ts';
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

/** Fetches and keeps what is to be done by this person. Never throws: without coverage what is kept stays. */
export async function keepMine(api: Api, kept: Kept, user: SessionUser): Promise<void> {
  try {
    const query = { open: true, limit: 200, ...(user.unit === null ? { assignee: user.name } : {}) };
    const { incidents } = await api.get<{ incidents: readonly Incident[] }>('/api/incidents', query);
    for (const { id } of incidents.filter((one) => concerns(one, user)).slice(0, MOST)) {
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
