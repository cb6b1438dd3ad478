import { Link } from 'wouter-preact';
import type { Event } from '../../api/eventDocuments.ts';
import type { Incident } from '../../api/incidentDocuments.ts';
import { settingText } from '../../parts/settingText.ts';
import { CardBadge, SeverityBadge } from '../../parts/severity.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { Instant } from '../../parts/time.tsx';
import { type Lane, TimeLine } from '../../parts/timeLine.tsx';
import { eventPath, incidentPath } from '../../paths.ts';
import { useCommon, useConsole, useFormat, useWords } from '../../shell/console.ts';
import { byRule, incidentsOf } from './happenings.ts';
import { GUTTER } from './signalChart.tsx';
import type { Looked } from './span.ts';
import { words } from './words.ts';

interface HappeningsProps {
  readonly cover: string;
  readonly events: readonly Event[];
  readonly incidents: readonly Incident[];
  readonly looked: Looked;
}

const time = (text: string | null): number | null => (text === null ? null : Date.parse(text));

/** Events and incidents below the charts, on the same axis. */
export function HappeningsLine({ cover, events, incidents, looked }: HappeningsProps) {
  const t = useWords(words);
  const common = useCommon();
  const format = useFormat();
  const lasting = (from: string, to: string | null): string =>
    `${format.instant(from)} – ${to === null ? t.lasts : format.instant(to)}`;
  const lanes: Lane[] = byRule(events, looked).map(([rule, of]) => ({
    key: rule,
    label: common.rule[rule],
    bars: of.map(({ id, severity, onset, clearedAt, withdrawn }) => ({
      ...{ key: id, mark: severity, from: Date.parse(onset), to: time(clearedAt), hollow: withdrawn },
      label: `${common.rule[rule]}, ${common.severity[severity]}, ${lasting(onset, clearedAt)}`,
      href: eventPath(id),
    })),
  }));
  const seen = incidentsOf(incidents, looked);
  if (seen.length > 0) {
    lanes.push({
      key: 'incidents',
      label: t.incidents,
      bars: seen.map(({ id, matter, severity, openedAt, closedAt }) => ({
        ...{ key: id, mark: severity, from: Date.parse(openedAt), to: time(closedAt), href: incidentPath(id) },
        label: `${t.incident(id)}, ${common.matter[matter]}, ${lasting(openedAt, closedAt)}`,
      })),
    });
  }
  if (lanes.length === 0) return <p class="muted small happened-none">{t.nothingHappened}</p>;
  return (
    <TimeLine label={t.timeLineLabel(cover)} from={looked.from} to={looked.to} lanes={lanes} gutter={GUTTER} axis />
  );
}

interface Row {
  readonly key: string;
  readonly at: string;
  readonly until: string | null;
  readonly event?: Event;
  readonly incident?: Incident;
}

/** The same in words, the newest first. */
export function HappeningsTable({ events, incidents, looked }: HappeningsProps) {
  const { now } = useConsole();
  const t = useWords(words);
  const common = useCommon();
  const format = useFormat();
  const rows: Row[] = [
    ...byRule(events, looked).flatMap(([, of]) =>
      of.map((event) => ({ key: event.id, at: event.onset, until: event.clearedAt, event })),
    ),
    ...incidentsOf(incidents, looked).map((incident) => ({
      ...{ key: incident.id, at: incident.openedAt, until: incident.closedAt, incident },
    })),
  ];
  if (rows.length === 0) return null;
  const columns: Column<Row>[] = [
    {
      name: 'what',
      label: t.what,
      main: true,
      show: ({ event, incident }) => (
        <>
          {event && <Link href={eventPath(event.id)}>{common.rule[event.rule]}</Link>}
          {event?.withdrawn && <span class="muted small"> {t.withdrawn}</span>}
          {incident && <Link href={incidentPath(incident.id)}>{t.incident(incident.id)}</Link>}{' '}
          {incident && <span class="muted">{common.matter[incident.matter]}</span>}
        </>
      ),
    },
    {
      name: 'severity',
      label: common.field.severity,
      main: true,
      show: ({ event, incident }) => (
        <span class="row" style={{ '--gap': 'var(--s1)' }}>
          <SeverityBadge severity={event?.severity ?? incident?.severity ?? 'info'} />
          {incident && <CardBadge card={incident.card} />}
        </span>
      ),
    },
    { name: 'from', label: common.field.from, by: ({ at }) => Date.parse(at), show: ({ at }) => <Instant at={at} /> },
    {
      name: 'lasted',
      label: t.lasted,
      align: 'end',
      show: ({ at, until }) => {
        const ms = (until === null ? now.coarse.value : Date.parse(until)) - Date.parse(at);
        return `${format.duration(Math.max(0, ms))}${until === null ? `, ${t.lasts}` : ''}`;
      },
    },
    {
      name: 'peak',
      label: t.peak,
      align: 'end',
      show: ({ event }) =>
        event?.peak == null ? null : settingText({ value: event.peak, unit: event.unit }, common, format),
    },
  ];
  return (
    <Table
      label={t.timeLine}
      columns={columns}
      rows={rows}
      keyOf={({ key }) => key}
      order={{ column: 'from', descending: true }}
      perPage={20}
    />
  );
}
