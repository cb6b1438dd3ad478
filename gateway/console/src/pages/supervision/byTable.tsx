import { Panel } from '../../parts/panel.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { useCommon, useFormat, useWords } from '../../shell/console.ts';
import { type Figures, GROUPINGS, type Grouping, type Row } from './documents.ts';
import { words } from './words.ts';

interface ByTableProps {
  readonly figures: Figures;
  readonly grouping: Grouping;
  readonly onGrouping: (grouping: Grouping) => void;
}

/** The same figures of each unit, cell or rule. */
export function ByTable({ figures, grouping, onGrouping }: ByTableProps) {
  const t = useWords(words);
  const common = useCommon();
  const format = useFormat();
  const rules = common.rule as Readonly<Record<string, string>>;
  const nameOf = ({ name }: Row): string =>
    name === '' ? t.by.nobody : grouping === 'rule' ? (rules[name] ?? name) : name;
  const share = (value: number | null): string => (value === null ? '–' : format.percent(value));
  const length = (ms: number | null): string => (ms === null ? '–' : format.duration(ms));
  const count = (name: string, label: string, of: (row: Row) => number): Column<Row> => {
    return { name, label, align: 'end', show: (row) => format.number(of(row)), by: of };
  };
  const columns: readonly Column<Row>[] = [
    { name: 'name', label: t.by[grouping], main: true, show: (row) => <strong>{nameOf(row)}</strong>, by: nameOf },
    count('opened', t.figure.opened, ({ opened }) => opened),
    count('closed', t.by.closed, ({ closed }) => closed),
    {
      ...{ name: 'onTime', label: t.figure.onTime, align: 'end' },
      show: ({ onTimeShare }) => share(onTimeShare),
      by: ({ onTimeShare }) => onTimeShare,
    },
    {
      ...{ name: 'median', label: t.figure.median, align: 'end' },
      show: ({ medianMs }) => length(medianMs),
      by: ({ medianMs }) => medianMs,
    },
    { ...{ name: 'p90', label: t.by.p90, align: 'end' }, show: ({ p90Ms }) => length(p90Ms), by: ({ p90Ms }) => p90Ms },
    count('falseAlarms', t.figure.falseAlarms, ({ falseAlarms }) => falseAlarms),
    count('reopened', t.figure.reopened, ({ reopened }) => reopened),
  ];
  return (
    <Panel title={t.by.title}>
      <Tabs
        label={t.by.title}
        tabs={GROUPINGS.map((name) => ({ name, label: t.by[name] }))}
        shown={grouping}
        onShow={onGrouping}
      >
        <Table
          label={t.by[grouping]}
          columns={columns}
          rows={figures.by[grouping]}
          keyOf={({ name }) => name}
          order={{ column: 'opened', descending: true }}
        />
      </Tabs>
    </Panel>
  );
}
