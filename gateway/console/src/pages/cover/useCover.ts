import { useState } from 'preact/hooks';
import type { CoverPage, RuleSetting } from '../../api/coverDocuments.ts';
import type { Event } from '../../api/eventDocuments.ts';
import type { Incident } from '../../api/incidentDocuments.ts';
import type { NodeConfig } from '../../api/nodeDocuments.ts';
import { useAsked } from '../../shell/useAsked.ts';
import { useLater } from '../../shell/useLater.ts';
import { useList } from '../../shell/useList.ts';
import { useStream } from '../../shell/useStream.ts';
import { MOST, withNewer } from './happenings.ts';

/** A cover in alarm tells every few seconds: its charts are drawn anew after so many ms. */
const AGAIN_MS = 15_000;

/** All that the page of a cover shows, as it stands now. `turn` moves when histories are to be read anew. */
export function useCover(cover: string) {
  const path = `/api/covers/${encodeURIComponent(cover)}`;
  const asked = useAsked<CoverPage>(path);
  const rules = useAsked<{ readonly rules: readonly RuleSetting[] }>(`${path}/rules`);
  const config = useAsked<NodeConfig>(`${path}/config`);
  const events = useList<Event>('/api/events', 'events', { cover, limit: MOST });
  const incidents = useList<Incident>('/api/incidents', 'incidents', { cover, limit: MOST });
  const [turn, setTurn] = useState(0);
  const later = useLater(AGAIN_MS, () => {
    setTurn((n) => n + 1);
    config.again();
  });

  useStream('cover', (told) => {
    if (told.cover !== cover) return;
    asked.set((old) => ({ ...old, ...told }));
    later();
  });
  useStream('event', ({ event }) => {
    if (event.cover === cover) events.set((rows) => withNewer(rows, event));
  });
  useStream('incident', (incident) => {
    if (incident.cover === cover) incidents.set((rows) => withNewer(rows, incident));
  });

  return { asked, rules, config, events, incidents, turn };
}
