import { Link } from 'wouter-preact';
import { Panel } from '../../parts/panel.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { Ago, Instant } from '../../parts/time.tsx';
import { eventPath } from '../../paths.ts';
import { useCommon, useConsole, useFormat, useWords } from '../../shell/console.ts';
import { useAsked } from '../../shell/useAsked.ts';
import type { ParkedDocument, SinkDocument } from './documents.ts';
import { PartBadge } from './partBadge.tsx';
import { useEach } from './useEach.ts';
import { words } from './words.ts';

const EACH_MS = 10_000;

/** How far each sink has come with what is to be told, and what its receiver has refused. */
export function OutboxTab() {
  const { session } = useConsole();
  const t = useWords(words);
  const format = useFormat();
  const asked = useAsked<{ oldest: number; newest: number; sinks: readonly SinkDocument[] }>('/api/outbox');
  useEach(EACH_MS, asked.again);
  return (
    <div class="stack">
      <Panel
        title={t.outbox}
        flush
        aside={
          asked.value && (
            <span class="muted small">
              {t.entries(format.number(asked.value.oldest), format.number(asked.value.newest))}
            </span>
          )
        }
      >
        <Answer of={asked}>
          {({ sinks }) =>
            sinks.length === 0 ? (
              <Empty title={t.noSinks} icon="outbox" />
            ) : (
              <Table
                label={t.outbox}
                rows={sinks}
                keyOf={({ sink }) => sink}
                columns={[
                  { name: 'sink', label: t.sink, main: true, show: ({ sink }) => <strong>{sink}</strong> },
                  {
                    name: 'state',
                    label: t.status,
                    main: true,
                    show: ({ state }) => state && <PartBadge status={state.status} />,
                  },
                  {
                    name: 'pending',
                    label: t.pending,
                    align: 'end',
                    by: ({ pending }) => pending,
                    show: ({ pending }) => format.number(pending),
                  },
                  {
                    name: 'parked',
                    label: t.parked,
                    align: 'end',
                    by: ({ parked }) => parked,
                    show: ({ parked }) => format.number(parked),
                  },
                  {
                    name: 'waiting',
                    label: t.waitingSince,
                    show: ({ waitingSince }) => (waitingSince === null ? null : <Ago at={waitingSince} />),
                  },
                  { name: 'reason', label: t.reason, full: true, show: ({ state }) => state?.reason ?? null },
                ]}
              />
            )
          }
        </Answer>
      </Panel>
      {session.may('dispatcher') && <Parked />}
    </div>
  );
}

function Parked() {
  const t = useWords(words);
  const common = useCommon();
  const asked = useAsked<{ readonly parked: readonly ParkedDocument[] }>('/api/outbox/parked', { limit: 500 });
  return (
    <Panel title={t.parkedTitle} flush>
      <Answer of={asked}>
        {({ parked }) =>
          parked.length === 0 ? (
            <Empty title={t.noParked} icon="check" />
          ) : (
            <Table
              label={t.parkedTitle}
              rows={parked.map((one, no) => ({ ...one, no }))}
              keyOf={({ no }) => no}
              perPage={25}
              columns={[
                {
                  name: 'event',
                  label: t.event,
                  main: true,
                  show: ({ event }) => <Link href={eventPath(event)}>{event}</Link>,
                },
                { name: 'kind', label: t.what, show: ({ kind }) => kind },
                { name: 'sink', label: t.sink, show: ({ sink }) => sink },
                { name: 'reason', label: common.field.reason, show: ({ reason }) => reason },
                { name: 'made', label: t.madeAt, wideOnly: true, show: ({ madeAt }) => <Instant at={madeAt} /> },
                { name: 'parked', label: t.parkedAt, show: ({ parkedAt }) => <Instant at={parkedAt} /> },
              ]}
            />
          )
        }
      </Answer>
    </Panel>
  );
}
