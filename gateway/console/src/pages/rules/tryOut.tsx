import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { Choices } from '../../parts/choices.tsx';
import { Form } from '../../parts/field.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Empty } from '../../parts/states.tsx';
import { useFormat, useWords } from '../../shell/console.ts';
import { Changes } from './changes.tsx';
import { Outcome } from './outcome.tsx';
import { type Change, setOf } from './trial.ts';
import type { Scoped } from './useScope.ts';
import { useTrial } from './useTrial.ts';
import { words } from './words.ts';

const DAYS = ['7', '30', '90'] as const;
const FIRST: Change = { no: 0, rule: 'water.high', setting: 'raise', value: '' };

/** Settings to be tried, and what would have come of them. */
export function TryOut({ of }: { readonly of: Scoped }) {
  const t = useWords(words);
  const format = useFormat();
  const [changes, setChanges] = useState<readonly Change[]>([FIRST]);
  const [days, setDays] = useState<(typeof DAYS)[number]>('30');
  const [tried, setTried] = useState(30);
  const [lacks, setLacks] = useState(false);
  const trial = useTrial();
  const { scope, group, example, count, rules } = of;
  const outcome = useRef<HTMLDivElement>(null);
  const isDone = trial.run !== undefined && !trial.isRunning;
  // on a phone it would come below what one sees
  useEffect(() => {
    if (isDone) outcome.current?.scrollIntoView({ block: 'start', behavior: 'smooth' });
  }, [isDone]);
  if (of.hasNone) return <Empty title={t.noCovers} icon="rules" />;

  function send(): void {
    const set = setOf(changes);
    setLacks(Object.keys(set).length === 0);
    if (Object.keys(set).length === 0) return;
    const whom = scope.of === 'group' ? { group } : scope.of === 'cover' ? { cover: example } : {};
    setTried(Number(days));
    void trial.start({ ...whom, set, days: Number(days) });
  }

  const { run, isRunning, problem } = trial;
  const isOfChanges = problem?.details.errors?.every(({ name }) => name.startsWith('set.')) ?? false;
  return (
    <div class="stack">
      <Panel title={t.change.title}>
        <Form problem={isOfChanges ? undefined : problem} onSend={send}>
          <p class="muted">{t.tryText}</p>
          <Changes
            changes={changes}
            settings={rules.value?.rules ?? []}
            errors={problem?.details.errors}
            onChanges={setChanges}
          />
          <Choices
            label={t.days.label}
            value={days}
            onValue={setDays}
            options={DAYS.map((value) => ({ value, text: t.days[value] }))}
          />
          {lacks && <p class="field-error">{t.nothing}</p>}
          <div class="row">
            <Button type="submit" kind="main" busy={isRunning} disabled={rules.value === undefined}>
              {t.run}
            </Button>
            {isRunning && <Button onClick={trial.stop}>{t.stop}</Button>}
          </div>
          {isRunning && (
            <div class="trial-progress" role="status">
              <progress
                aria-label={t.running}
                {...(run && count !== undefined ? { value: run.covers, max: count } : {})}
              />
              <span class="muted small">
                {t.running}
                {run && count !== undefined && `: ${t.progress(format.number(run.covers), format.number(count))}`}
              </span>
            </div>
          )}
        </Form>
      </Panel>
      {run && (
        <div ref={outcome} class="stack">
          <Outcome run={run} days={tried} wasStopped={trial.wasStopped} />
        </div>
      )}
    </div>
  );
}
