import { Link } from 'wouter-preact';
import { Panel } from '../../parts/panel.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { Instant } from '../../parts/time.tsx';
import { coverPath, incidentPath } from '../../paths.ts';
import { useCommon, useFormat, useWords } from '../../shell/console.ts';
import type { Figures } from './documents.ts';
import { words } from './words.ts';

type Overdue = Figures['overdue'][number];

/** Where to look first: covers that come back, what is past its limit, what has been open the longest. */
export function Hotspots({ figures }: { readonly figures: Figures }) {
  const t = useWords(words);
  const format = useFormat();
  const { recurrent, recurrentCovers, overdue, overdueIncidents, longestOpen } = figures;
  return (
    <div class="supervision-two">
      <Panel title={t.recurrent.title} aside={<span class="muted small">{format.number(recurrentCovers)}</span>}>
        {recurrent.length === 0 ? (
          <p class="muted">{t.recurrent.none}</p>
        ) : (
          <ul class="recurrent">
            {recurrent.map(({ cover, incidents }) => (
              <li key={cover} class="row spread">
                <Link href={coverPath(cover)}>{cover}</Link>
                <span>{format.plural(incidents, t.incidents)}</span>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel title={t.overdue.title} aside={<span class="muted small">{format.number(overdueIncidents)}</span>}>
        <div class="stack">
          {longestOpen && (
            <p>
              {t.overdue.longest}: <Link href={incidentPath(longestOpen.incident)}>{longestOpen.incident}</Link>,{' '}
              {format.duration(longestOpen.ms)}
            </p>
          )}
          {overdue.length === 0 ? <p class="muted">{t.overdue.none}</p> : <OverdueTable rows={overdue} />}
        </div>
      </Panel>
    </div>
  );
}

function OverdueTable({ rows }: { readonly rows: readonly Overdue[] }) {
  const t = useWords(words);
  const common = useCommon();
  const names = common.step as Readonly<Record<string, string>>;
  const columns: readonly Column<Overdue>[] = [
    {
      ...{ name: 'incident', label: t.overdue.incident, main: true },
      show: ({ incident }) => <Link href={incidentPath(incident)}>{incident}</Link>,
    },
    { name: 'unit', label: t.by.unit, show: ({ unit }) => unit || t.by.nobody },
    { name: 'step', label: t.overdue.step, show: ({ step }) => names[step] ?? step },
    {
      ...{ name: 'due', label: t.overdue.due },
      show: ({ dueAt }) => <Instant at={dueAt} />,
      by: ({ dueAt }) => Date.parse(dueAt),
    },
  ];
  return <Table label={t.overdue.title} columns={columns} rows={rows} keyOf={({ incident }) => incident} />;
}
