import type { Part } from '../../api/documents.ts';
import { Facts, Panel } from '../../parts/panel.tsx';
import { Answer } from '../../parts/states.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { Ago, Instant } from '../../parts/time.tsx';
import { useCommon, useConsole, useFormat, useWords } from '../../shell/console.ts';
import { useAsked } from '../../shell/useAsked.ts';
import type { GatewayDocument } from './documents.ts';
import { PartBadge } from './partBadge.tsx';
import { useEach } from './useEach.ts';
import { words } from './words.ts';

const ORDER = ['down', 'degraded', 'up'];
const EACH_MS = 15_000;

/** The gateway, and every part of it: those that do not work first. */
export function PartsTab() {
  const { live } = useConsole();
  const t = useWords(words);
  const format = useFormat();
  const parts = [...live.parts.value.values()].sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
  const amiss = parts.filter(({ status }) => status !== 'up').length;
  return (
    <div class="system-columns">
      <Panel
        title={t.parts}
        flush
        aside={
          parts.length > 0 && (
            <span class="muted small">{amiss === 0 ? t.allUp : format.plural(amiss, t.someDown)}</span>
          )
        }
      >
        <Table label={t.parts} columns={useColumns()} rows={parts} keyOf={({ part }) => part} />
      </Panel>
      <Gateway />
    </div>
  );
}

function useColumns(): readonly Column<Part>[] {
  const { now } = useConsole();
  const t = useWords(words);
  const format = useFormat();
  return [
    { name: 'part', label: t.part, main: true, by: ({ part }) => part, show: ({ part }) => <strong>{part}</strong> },
    {
      name: 'status',
      label: t.status,
      main: true,
      by: ({ status }) => ORDER.indexOf(status),
      show: ({ status }) => <PartBadge status={status} />,
    },
    { name: 'since', label: t.since, by: ({ since }) => Date.parse(since), show: ({ since }) => <Ago at={since} /> },
    { name: 'reason', label: t.reason, full: true, show: ({ reason }) => reason ?? null },
    {
      name: 'next',
      label: t.next,
      show: ({ nextAttempt }) => {
        if (nextAttempt === undefined) return null;
        const left = Date.parse(nextAttempt) - now.second.value;
        return left > 0 ? format.ago(nextAttempt, now.second.value) : t.now;
      },
    },
  ];
}

function Gateway() {
  const { now } = useConsole();
  const t = useWords(words);
  const common = useCommon();
  const format = useFormat();
  const asked = useAsked<GatewayDocument>('/api/gateway');
  useEach(EACH_MS, asked.again);
  const count = (value: number | null) => (value === null ? common.say.none : format.number(value));
  return (
    <Panel title={t.gateway}>
      <Answer of={asked}>
        {({ name, version, startedAt, framesWaiting, unknownNodes }) => (
          <Facts
            of={[
              [common.field.name, name],
              [t.version, version],
              [t.running, <Instant key="since" at={startedAt} />],
              [t.clock, format.instant(now.second.value, true)],
              [t.waiting, count(framesWaiting)],
              [t.strangersCount, count(unknownNodes)],
            ]}
          />
        )}
      </Answer>
    </Panel>
  );
}
