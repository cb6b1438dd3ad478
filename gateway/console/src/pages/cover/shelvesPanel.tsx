import { useState } from 'preact/hooks';
import type { Shelf } from '../../api/coverDocuments.ts';
import { RULES, type Rule } from '../../api/words.ts';
import { Button } from '../../parts/button.tsx';
import { Choices } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { errorOf, Form, Select, TextField } from '../../parts/field.tsx';
import { Panel } from '../../parts/panel.tsx';
import { ProblemNote } from '../../parts/states.tsx';
import { useCommon, useConsole, useFormat, useWords } from '../../shell/console.ts';
import { useDoing } from '../../shell/useDoing.ts';
import { words } from './words.ts';

interface ShelvesProps {
  readonly cover: string;
  readonly shelves: readonly Shelf[];
  /** something was changed */
  readonly onChange: () => void;
}

const pathOf = (cover: string, rule: Rule): string => `/api/covers/${encodeURIComponent(cover)}/shelves/${rule}`;

/** Rules of this cover that nobody wants to hear of for a time. */
export function ShelvesPanel({ cover, shelves, onChange }: ShelvesProps) {
  const { api, session, say } = useConsole();
  const t = useWords(words).shelves;
  const common = useCommon();
  const format = useFormat();
  const doing = useDoing();
  const [isAdding, setAdding] = useState(false);
  const may = session.may('dispatcher');

  async function take(rule: Rule): Promise<void> {
    if (await doing.run(() => api.send('DELETE', pathOf(cover, rule)))) say(t.taken(common.rule[rule]));
    onChange();
  }

  return (
    <Panel
      title={t.title}
      aside={
        may && (
          <Button icon="shelf" onClick={() => setAdding(true)}>
            {t.add}
          </Button>
        )
      }
    >
      <div class="stack" style={{ '--gap': 'var(--s3)' }}>
        {doing.problem && <ProblemNote problem={doing.problem} />}
        {shelves.length === 0 ? (
          <p class="muted">{t.none}</p>
        ) : (
          <ul class="stack" style={{ '--gap': 'var(--s2)' }}>
            {shelves.map(({ rule, until, who, reason }) => (
              <li key={rule} class="row spread">
                <span class="grow">
                  <strong>{common.rule[rule]}</strong>
                  <span class="muted small"> {t.by(who, format.instant(until))}</span>
                  <br />
                  {reason}
                </span>
                {may && (
                  <Button busy={doing.isBusy} onClick={() => void take(rule)}>
                    {t.take}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
      {isAdding && (
        <AddShelf
          cover={cover}
          onClose={() => setAdding(false)}
          onDone={() => {
            setAdding(false);
            onChange();
          }}
        />
      )}
    </Panel>
  );
}

type Length = '1h' | '8h' | '1d' | '7d' | '30d' | '90d';
const LENGTHS: readonly Length[] = ['1h', '8h', '1d', '7d', '30d', '90d'];

function AddShelf(props: { readonly cover: string; readonly onClose: () => void; readonly onDone: () => void }) {
  const { cover, onClose, onDone } = props;
  const { api, say } = useConsole();
  const t = useWords(words).shelves;
  const common = useCommon();
  const doing = useDoing();
  const [rule, setRule] = useState<Rule>('cover.impact');
  const [length, setLength] = useState<Length>('8h');
  const [reason, setReason] = useState('');

  async function send(): Promise<void> {
    if (!(await doing.run(() => api.send('PUT', pathOf(cover, rule), { for: length, reason })))) return;
    say(t.done(common.rule[rule]));
    onDone();
  }

  return (
    <Dialog title={t.add} onClose={onClose}>
      <Form problem={doing.problem} onSend={() => void send()}>
        <p class="muted">{t.text}</p>
        <Select
          label={common.field.rule}
          value={rule}
          onValue={setRule}
          options={RULES.map((value) => ({ value, text: common.rule[value] }))}
        />
        <Choices
          label={t.for}
          value={length}
          onValue={setLength}
          options={LENGTHS.map((value) => ({ value, text: t.lengths[value] }))}
        />
        <TextField
          label={common.field.reason}
          error={errorOf(doing.problem, 'reason')}
          value={reason}
          onValue={setReason}
          required
        />
        <div class="row">
          <Button type="submit" kind="main" busy={doing.isBusy}>
            {t.add}
          </Button>
          <Button onClick={onClose}>{common.act.cancel}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
