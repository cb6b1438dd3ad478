import { Link } from 'wouter-preact';
import type { Incident } from '../../../api/incidentDocuments.ts';
import { Panel } from '../../../parts/panel.tsx';
import { SeverityBadge } from '../../../parts/severity.tsx';
import { type Column, Table } from '../../../parts/table.tsx';
import { Ago } from '../../../parts/time.tsx';
import { incidentPath } from '../../../paths.ts';
import { useCommon, useWords } from '../../../shell/console.ts';
import { byUrgency } from '../due.ts';
import { DueBar } from '../dueBar.tsx';
import { VerificationBadge } from '../verificationBadge.tsx';
import { whereOf } from '../where.ts';
import { words } from '../words.ts';
import { IncidentCard } from './card.tsx';

interface ListProps {
  readonly incidents: readonly Incident[];
  readonly isNarrow: boolean;
  readonly isOpen: boolean;
}

/** The same without columns: cards under each other on a phone, a dense table on a desk. */
export function IncidentList({ incidents, isNarrow, isOpen }: ListProps) {
  const rows = isOpen ? incidents.toSorted(byUrgency) : incidents;
  if (!isNarrow) return <ListTable rows={rows} isOpen={isOpen} />;
  return (
    <ul class="incident-cards">
      {rows.map((incident) => (
        <li key={incident.id}>
          <IncidentCard incident={incident} step />
        </li>
      ))}
    </ul>
  );
}

const RANK = { critical: 0, major: 1, minor: 2, info: 3 };

function ListTable({ rows, isOpen }: { readonly rows: readonly Incident[]; readonly isOpen: boolean }) {
  const common = useCommon();
  const t = useWords(words);
  const steps = common.step as Readonly<Record<string, string>>;
  const columns: readonly Column<Incident>[] = [
    {
      name: 'id',
      label: t.list.number,
      main: true,
      show: ({ id }) => <Link href={incidentPath(id)}>{id}</Link>,
      by: ({ id }) => id,
    },
    { name: 'matter', label: t.list.matter, show: ({ matter }) => common.matter[matter], by: ({ matter }) => matter },
    {
      name: 'severity',
      label: t.list.severity,
      show: ({ severity }) => <SeverityBadge severity={severity} />,
      by: ({ severity }) => RANK[severity],
    },
    { name: 'where', label: t.list.where, show: (row) => whereOf(row) ?? t.noPlace, by: (row) => whereOf(row) },
    { name: 'unit', label: t.filter.unit, show: ({ unit }) => unit ?? '', by: ({ unit }) => unit },
    ...(isOpen ? openColumns(steps, t) : closedColumns(common.result, t)),
  ];
  return (
    <Panel flush>
      <Table label={t.title} columns={columns} rows={rows} keyOf={({ id }) => id} />
    </Panel>
  );
}

type Texts = ReturnType<typeof words.in>;

function openColumns(steps: Readonly<Record<string, string>>, t: Texts): readonly Column<Incident>[] {
  return [
    {
      name: 'step',
      label: t.awaits,
      show: ({ next }) => next && (steps[next.step] ?? next.step),
      by: ({ next }) => next?.step,
    },
    {
      name: 'state',
      label: t.list.state,
      show: (row) => <VerificationBadge incident={row} />,
    },
    {
      name: 'due',
      label: t.list.due,
      show: (row) => <DueBar incident={row} />,
      by: ({ next }) => (next?.dueAt ? Date.parse(next.dueAt) : null),
    },
  ];
}

function closedColumns(results: Readonly<Record<string, string>>, t: Texts): readonly Column<Incident>[] {
  return [
    {
      name: 'result',
      label: t.list.result,
      show: ({ result }) => result && results[result],
      by: ({ result }) => result,
    },
    { name: 'sensor', label: t.list.state, show: (row) => <VerificationBadge incident={row} /> },
    {
      name: 'closed',
      label: t.list.closed,
      show: ({ closedAt }) => <Ago at={closedAt} />,
      by: ({ closedAt }) => closedAt && Date.parse(closedAt),
    },
  ];
}
