import type { ResidentReport } from '../../../api/incidentDocuments.ts';
import { Panel } from '../../../parts/panel.tsx';
import { Answer } from '../../../parts/states.tsx';
import { Instant } from '../../../parts/time.tsx';
import { useWords } from '../../../shell/console.ts';
import { useAsked } from '../../../shell/useAsked.ts';
import { Photos } from '../photos/photo.tsx';
import { words } from '../words.ts';

/** What residents have said of it, and how they are reached: for whoever has to ask back. */
export function ReportsPanel({ incident }: { readonly incident: string }) {
  const t = useWords(words);
  const asked = useAsked<{ readonly reports: readonly ResidentReport[] }>('/api/residents/reports', { incident });
  return (
    <Panel title={t.reports.title}>
      <Answer of={asked}>
        {({ reports }) => (
          <ul class="stack">
            {reports.map(({ id, at, text, contact, photo }) => (
              <li key={id} class="stack" style={{ '--gap': 'var(--s2)' }}>
                <p class="muted small">
                  {id} · <Instant at={at} />
                </p>
                <p>{text}</p>
                {contact && (
                  <p class="small row">
                    {contact.name}
                    {contact.phone && <a href={`tel:${contact.phone}`}>{contact.phone}</a>}
                    {contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>}
                    {contact.text}
                  </p>
                )}
                {photo && <Photos ids={[photo]} />}
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </Panel>
  );
}
