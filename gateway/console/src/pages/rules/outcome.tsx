import { Link } from 'wouter-preact';
import { Figure, Panel } from '../../parts/panel.tsx';
import { Empty } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { coverPath } from '../../paths.ts';
import { useCommon, useFormat, useWords } from '../../shell/console.ts';
import { Differences } from './differences.tsx';
import { byCover, type DryRun, totalOf, VERDICTS } from './dryRun.ts';
import { OverTime } from './overTime.tsx';
import { words } from './words.ts';

/** What a dry run has found: in a sentence, in figures, by rule and cover, over time, one by one. */
export function Outcome(props: { readonly run: DryRun; readonly days: number; readonly wasStopped: boolean }) {
  const { run, days, wasStopped } = props;
  const t = useWords(words);
  const format = useFormat();
  const total = totalOf(run);
  const covers = byCover(run.differences);
  return (
    <>
      <Panel title={t.result.title}>
        <div class="stack" aria-live="polite">
          {wasStopped && <p class="field-error">{t.result.partial}</p>}
          <p class="trial-sentence">
            {t.result.sentence(
              format.plural(days, t.span),
              format.plural(total.found, t.result.events),
              format.plural(total.told, t.result.told),
            )}
          </p>
          <div class="trial-figures">
            {VERDICTS.map((verdict) => (
              <Figure
                key={verdict}
                label={t.verdict[verdict]}
                value={format.number(total[verdict])}
                note={t.verdictMeans[verdict]}
              />
            ))}
          </div>
          <p class="muted small">
            {t.result.judged(format.number(run.covers), format.number(run.readings))}{' '}
            {run.underWrongClock > 0 && t.result.wrongClock(format.number(run.underWrongClock))}{' '}
            {run.unshown > 0 && t.result.unshown(format.number(run.unshown))}
          </p>
        </div>
      </Panel>
      {run.differences.length === 0 ? (
        <Panel>
          <Empty title={t.result.none} icon="check">
            {t.result.noneText}
          </Empty>
        </Panel>
      ) : (
        <OverTime run={run} covers={covers} />
      )}
      <div class="trial-tables">
        <ByRule run={run} />
        {covers.length > 0 && (
          <Panel title={t.byCover} flush>
            <Table
              label={t.byCover}
              rows={covers}
              keyOf={({ cover }) => cover}
              perPage={10}
              columns={[
                {
                  name: 'cover',
                  label: t.scope.cover,
                  main: true,
                  by: ({ cover }) => cover,
                  show: ({ cover }) => <Link href={coverPath(cover)}>{cover}</Link>,
                },
                ...(['new', 'gone', 'changed'] as const).map((verdict) => ({
                  name: verdict,
                  label: t.verdict[verdict],
                  align: 'end' as const,
                  by: (row: (typeof covers)[number]) => row[verdict],
                  show: (row: (typeof covers)[number]) => format.number(row[verdict]),
                })),
              ]}
            />
          </Panel>
        )}
      </div>
      {run.differences.length > 0 && <Differences run={run} />}
    </>
  );
}

function ByRule({ run }: { readonly run: DryRun }) {
  const t = useWords(words);
  const common = useCommon();
  const format = useFormat();
  const rows = run.rules.filter(({ told, found }) => told + found > 0);
  return (
    <Panel title={t.byRule} flush>
      {rows.length === 0 ? (
        <Empty icon="check" />
      ) : (
        <Table
          label={t.byRule}
          rows={rows}
          keyOf={({ rule }) => rule}
          columns={[
            { name: 'rule', label: common.field.rule, main: true, show: ({ rule }) => common.rule[rule] },
            ...(['told', 'found', ...VERDICTS] as const).map((name) => ({
              name,
              label: name === 'told' ? t.before : name === 'found' ? t.now : t.verdict[name],
              align: 'end' as const,
              by: (row: (typeof rows)[number]) => row[name],
              show: (row: (typeof rows)[number]) => format.number(row[name]),
            })),
          ]}
        />
      )}
    </Panel>
  );
}
