import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { Choices } from '../../parts/choices.tsx';
import { Panel } from '../../parts/panel.tsx';
import { SeverityBadge } from '../../parts/severity.tsx';
import { Table } from '../../parts/table.tsx';
import { Instant } from '../../parts/time.tsx';
import { coverPath, eventPath } from '../../paths.ts';
import { useCommon, useFormat, useWords } from '../../shell/console.ts';
import { type Difference, type DryRun, VERDICTS, type Verdict } from './dryRun.ts';
import { words } from './words.ts';

/** Every event that would be otherwise. */
export function Differences({ run }: { readonly run: DryRun }) {
  const t = useWords(words);
  const common = useCommon();
  const format = useFormat();
  const [which, setWhich] = useState<Verdict | 'all'>('all');
  const told = VERDICTS.filter((verdict) => run.differences.some((one) => one.verdict === verdict));
  const rows = run.differences
    .filter(({ verdict }) => which === 'all' || verdict === which)
    .map((one, no) => ({ ...one, no, event: (one.found ?? one.told) as NonNullable<Difference['found']> }));
  const aspects = t.aspects as Readonly<Record<string, string>>;
  return (
    <Panel
      title={t.differences}
      flush
      aside={
        told.length > 1 && (
          <Choices
            bare
            label={t.differences}
            value={which}
            onValue={setWhich}
            options={(['all', ...told] as const).map((value) => ({
              value,
              text: value === 'all' ? common.say.all : t.verdict[value],
            }))}
          />
        )
      }
    >
      <Table
        label={t.differences}
        rows={rows}
        keyOf={({ no }) => no}
        perPage={25}
        columns={[
          {
            name: 'verdict',
            label: t.otherwise,
            main: true,
            show: ({ verdict, aspects: which }) => (
              <>
                <strong>{t.verdict[verdict]}</strong>
                <span class="muted small"> {which.map((one) => aspects[one] ?? one).join(', ')}</span>
              </>
            ),
          },
          {
            name: 'severity',
            label: common.field.severity,
            main: true,
            show: ({ event }) => <SeverityBadge severity={event.severity} />,
          },
          {
            name: 'cover',
            label: common.field.cover,
            by: ({ cover }) => cover,
            show: ({ cover }) => <Link href={coverPath(cover)}>{cover}</Link>,
          },
          {
            name: 'rule',
            label: common.field.rule,
            show: ({ rule, told: then }) =>
              then ? <Link href={eventPath(then.id)}>{common.rule[rule]}</Link> : common.rule[rule],
          },
          {
            name: 'onset',
            label: t.onset,
            by: ({ event }) => Date.parse(event.onset),
            show: ({ event }) => <Instant at={event.onset} />,
          },
          {
            name: 'lasted',
            label: t.lasted,
            align: 'end',
            show: ({ event }) =>
              event.clearedAt === null
                ? t.stillOpen
                : format.duration(Math.max(0, Date.parse(event.clearedAt) - Date.parse(event.onset))),
          },
        ]}
      />
    </Panel>
  );
}
