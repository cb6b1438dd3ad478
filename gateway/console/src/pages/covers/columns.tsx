import { Link } from 'wouter-preact';
import { ConditionBadge } from '../../parts/severity.tsx';
import type { Column } from '../../parts/table.tsx';
import { Ago } from '../../parts/time.tsx';
import { coverPath } from '../../paths.ts';
import { useCommon, useFormat, useWords } from '../../shell/console.ts';
import { badness, type Row } from './rows.ts';
import { words } from './words.ts';

/** The columns of the list. Called where hooks may be: texts and numbers are of the present language. */
export function useColumns(): readonly Column<Row>[] {
  const t = useWords(words);
  const common = useCommon();
  const format = useFormat();
  return [
    {
      name: 'cover',
      label: common.field.cover,
      main: true,
      by: ({ cover }) => cover,
      show: ({ cover, details }) => (
        <>
          <Link href={coverPath(cover)}>{cover}</Link>
          {details.name && <span class="cover-name muted small">{details.name}</span>}
        </>
      ),
    },
    {
      name: 'condition',
      label: common.field.condition,
      main: true,
      by: badness,
      show: ({ condition, worst, maintenance }) => (
        <ConditionBadge standing={{ condition, severity: worst }} maintenance={maintenance} />
      ),
    },
    {
      name: 'raised',
      label: t.raised,
      full: true,
      by: ({ raised }) => raised.length,
      show: ({ raised }) => raised.map(({ rule }) => common.rule[rule]).join(', '),
    },
    {
      name: 'address',
      label: common.field.address,
      full: true,
      by: ({ details }) => details.address,
      show: ({ details }) => details.address,
    },
    { name: 'unit', label: common.field.unit, by: ({ details }) => details.unit, show: ({ details }) => details.unit },
    {
      name: 'group',
      label: common.field.group,
      by: ({ details }) => details.group,
      show: ({ details }) => details.group,
    },
    {
      name: 'cell',
      label: common.field.cell,
      wideOnly: true,
      by: ({ details }) => details.cell,
      show: ({ details }) => details.cell,
    },
    {
      name: 'battery',
      label: common.reading.battery,
      align: 'end',
      by: ({ battery }) => battery,
      show: ({ battery }) => (battery === undefined ? null : format.quantity(battery, 'mV')),
    },
    {
      name: 'heard',
      label: common.field.heard,
      align: 'end',
      by: ({ heardAt }) => (heardAt === 0 ? undefined : heardAt),
      show: ({ heardAt, node }) => (node === null ? null : <Ago at={heardAt} />),
    },
  ];
}
