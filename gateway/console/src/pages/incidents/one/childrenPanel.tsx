import type { Incident, ShownIncident } from '../../../api/incidentDocuments.ts';
import { More } from '../../../parts/more.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { useFormat, useWords } from '../../../shell/console.ts';
import { useList } from '../../../shell/useList.ts';
import { useStream } from '../../../shell/useStream.ts';
import { IncidentCard } from '../board/card.tsx';
import { words } from '../words.ts';

/** The incidents of a cloudburst: the work is theirs. */
export function ChildrenPanel({ incident }: { readonly incident: ShownIncident }) {
  const t = useWords(words);
  const format = useFormat();
  const list = useList<Incident>('/api/incidents', 'incidents', { parent: incident.id, limit: 200 });
  useStream('incident', (one) => {
    if (one.parent === incident.id) list.set((rows) => [one, ...rows.filter(({ id }) => id !== one.id)]);
  });
  return (
    <Panel
      title={t.parent.children}
      aside={<span class="muted small">{format.plural(incident.children.length, t.covers)}</span>}
    >
      <ul class="incident-cards">
        {list.rows
          .toSorted((a, b) => (a.id < b.id ? -1 : 1))
          .map((one) => (
            <li key={one.id}>
              <IncidentCard incident={one} step />
            </li>
          ))}
      </ul>
      <More of={list} />
    </Panel>
  );
}
