import { Link } from 'wouter-preact';
import type { Event } from '../../api/eventDocuments.ts';
import { SEVERITIES } from '../../api/words.ts';
import { settingText } from '../../parts/settingText.ts';
import { SeverityBadge } from '../../parts/severity.tsx';
import type { Column } from '../../parts/table.tsx';
import { Ago } from '../../parts/time.tsx';
import { coverPath, eventPath, incidentPath } from '../../paths.ts';
import { useCommon, useConsole, useFormat, useWords } from '../../shell/console.ts';
import { Acknowledge } from './acknowledge.tsx';
import { words } from './words.ts';

/** The columns of both lists. Called where hooks may be. */
export function useColumns(incidents: ReadonlyMap<string, string>): readonly Column<Event>[] {
  const { now } = useConsole();
  const t = useWords(words);
  const common = useCommon();
  const format = useFormat();
  const lasted = ({ onset, clearedAt }: Event): number =>
    (clearedAt === null ? now.coarse.value : Date.parse(clearedAt)) - Date.parse(onset);
  return [
    {
      name: 'rule',
      label: common.field.rule,
      main: true,
      by: ({ rule }) => common.rule[rule],
      show: ({ id, rule, late, withdrawn, shelved, review }) => {
        const marks = [late && t.late, withdrawn && t.withdrawn, shelved && t.shelved, review.released && t.released];
        return (
          <>
            <Link href={eventPath(id)}>{common.rule[rule]}</Link>
            <span class="muted small"> {marks.filter(Boolean).join(', ')}</span>
          </>
        );
      },
    },
    {
      name: 'severity',
      label: common.field.severity,
      main: true,
      by: ({ severity }) => SEVERITIES.indexOf(severity),
      show: ({ severity }) => <SeverityBadge severity={severity} />,
    },
    {
      name: 'cover',
      label: common.field.cover,
      by: ({ cover }) => cover,
      show: ({ cover }) => <Link href={coverPath(cover)}>{cover}</Link>,
    },
    { name: 'onset', label: t.onset, by: ({ onset }) => Date.parse(onset), show: ({ onset }) => <Ago at={onset} /> },
    {
      name: 'lasted',
      label: t.lasted,
      align: 'end',
      by: lasted,
      show: (event) => format.duration(Math.max(0, lasted(event))),
    },
    {
      name: 'peak',
      label: t.value,
      align: 'end',
      show: ({ peak, unit }) => (peak === null ? null : settingText({ value: peak, unit }, common, format)),
    },
    {
      name: 'incident',
      label: t.incident,
      show: ({ id }) => {
        const incident = incidents.get(id);
        return incident === undefined ? null : <Link href={incidentPath(incident)}>{incident}</Link>;
      },
    },
    { name: 'review', label: t.review, full: true, show: (event) => <Acknowledge event={event} /> },
  ];
}
