import type { RuleSetting } from '../../api/coverDocuments.ts';
import { RULES, type Rule, SEVERITIES } from '../../api/words.ts';
import { Button } from '../../parts/button.tsx';
import { Select, TextField } from '../../parts/field.tsx';
import { settingText, sourceText } from '../../parts/settingText.ts';
import { useCommon, useFormat, useWords } from '../../shell/console.ts';
import { type Change, exampleOf, faultOf, kindOf, settingsOf } from './trial.ts';
import { words } from './words.ts';

interface ChangesProps {
  readonly changes: readonly Change[];
  /** those in force */
  readonly settings: readonly RuleSetting[];
  readonly errors: readonly { readonly name: string; readonly message: string }[] | undefined;
  readonly onChanges: (changes: readonly Change[]) => void;
}

/** A row for each setting that is to be otherwise. */
export function Changes({ changes, settings, errors, onChanges }: ChangesProps) {
  const t = useWords(words).change;
  function put(no: number, more: Partial<Change>): void {
    onChanges(changes.map((change) => (change.no === no ? { ...change, ...more } : change)));
  }
  return (
    <div class="stack" style={{ '--gap': 'var(--s3)' }}>
      {changes.map((change) => (
        <ChangeRow
          key={change.no}
          change={change}
          settings={settings}
          error={faultOf(errors, change)}
          onChange={(more) => put(change.no, more)}
          onRemove={changes.length === 1 ? undefined : () => onChanges(changes.filter(({ no }) => no !== change.no))}
        />
      ))}
      <div>
        <Button
          icon="plus"
          onClick={() => {
            const no = Math.max(...changes.map((change) => change.no)) + 1;
            onChanges([...changes, { ...(changes.at(-1) as Change), no, value: '' }]);
          }}
        >
          {t.add}
        </Button>
      </div>
    </div>
  );
}

function ChangeRow(props: {
  readonly change: Change;
  readonly settings: readonly RuleSetting[];
  readonly error: string | undefined;
  readonly onChange: (more: Partial<Change>) => void;
  readonly onRemove: (() => void) | undefined;
}) {
  const { change, settings, error, onChange, onRemove } = props;
  const t = useWords(words).change;
  const common = useCommon();
  const { rule, setting } = change;
  const names = common.setting as Readonly<Record<string, string>>;
  const own = settingsOf(rule, settings);

  function choose(next: Rule): void {
    const has = settingsOf(next, settings);
    onChange({ rule: next, value: '', setting: has.includes(setting) ? setting : (has[0] ?? 'enabled') });
  }

  return (
    <div class="change-row">
      <Select
        label={common.field.rule}
        value={rule}
        onValue={choose}
        options={RULES.map((value) => ({ value, text: common.rule[value] }))}
      />
      <Select
        label={t.setting}
        value={setting}
        onValue={(value) => onChange({ setting: value, value: '' })}
        options={own.map((value) => ({ value, text: names[value] ?? value }))}
      />
      <Value change={change} settings={settings} error={error} onValue={(value) => onChange({ value })} />
      {onRemove && (
        <Button
          kind="quiet"
          icon="close"
          aria-label={t.remove(`${common.rule[rule]}, ${names[setting] ?? setting}`)}
          onClick={onRemove}
        />
      )}
    </div>
  );
}

function Value(props: {
  readonly change: Change;
  readonly settings: readonly RuleSetting[];
  readonly error: string | undefined;
  readonly onValue: (value: string) => void;
}) {
  const { change, settings, error, onValue } = props;
  const t = useWords(words).change;
  const common = useCommon();
  const format = useFormat();
  const now = settings.find(({ rule, setting }) => rule === change.rule && setting === change.setting);
  const hint = now && t.now(`${settingText(now, common, format)}, ${sourceText(now.from, common)}`);
  const kind = kindOf(change.setting);
  const shared = { label: t.value, hint, error, value: change.value, onValue };
  if (kind === 'text') return <TextField {...shared} placeholder={now && exampleOf(now)} />;
  const options =
    kind === 'truth'
      ? [
          { value: 'true', text: common.say.yes },
          { value: 'false', text: common.say.no },
        ]
      : SEVERITIES.map((value) => ({ value, text: common.severity[value] }));
  return <Select {...shared} options={[{ value: '', text: t.none }, ...options]} />;
}
