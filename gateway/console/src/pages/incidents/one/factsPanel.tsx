import { Link } from 'wouter-preact';
import type { ShownIncident } from '../../../api/incidentDocuments.ts';
import { Facts, Panel } from '../../../parts/panel.tsx';
import { Instant } from '../../../parts/time.tsx';
import { incidentPath } from '../../../paths.ts';
import { useCommon, useFormat, useWords } from '../../../shell/console.ts';
import { useWho } from '../who.ts';
import { words } from '../words.ts';

export function FactsPanel({ incident }: { readonly incident: ShownIncident }) {
  const t = useWords(words);
  const common = useCommon();
  const format = useFormat();
  const who = useWho();
  const { origin, text, openedAt, closedAt, unit, assignee, work, next, parent, reopened, level, workflow } = incident;
  const names = common.step as Readonly<Record<string, string>>;
  const rows = [
    text && ([t.facts.said, text] as const),
    [t.facts.origin, common.origin[origin]] as const,
    [t.facts.opened, <Instant key="opened" at={openedAt} />] as const,
    closedAt && ([t.facts.closed, <Instant key="closed" at={closedAt} />] as const),
    next && ([t.awaits, names[next.step] ?? next.step] as const),
    next?.dueAt && ([t.facts.due, <Instant key="due" at={next.dueAt} />] as const),
    incident.kind === 'cover' && ([t.filter.unit, unit ?? t.noUnit] as const),
    assignee && ([t.facts.assignee, assignee] as const),
    work && ([t.facts.work, `${who(work.who)}, ${format.instant(work.at)}`] as const),
    level > 0 && ([t.facts.escalated, format.number(level)] as const),
    reopened > 0 && ([t.facts.reopened, format.number(reopened)] as const),
    parent &&
      ([
        t.parent.of,
        <Link key="parent" href={incidentPath(parent)}>
          {parent}
        </Link>,
      ] as const),
    [t.facts.workflow, workflow] as const,
  ].filter((row) => row !== false && row !== null && row !== '' && row !== undefined);
  return (
    <Panel title={t.facts.title}>
      <Facts of={rows} />
    </Panel>
  );
}
