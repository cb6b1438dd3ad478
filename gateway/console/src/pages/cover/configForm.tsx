import { useState } from 'preact/hooks';
import type { NodeConfig } from '../../api/nodeDocuments.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { errorOf, Form, TextField } from '../../parts/field.tsx';
import { sourceText } from '../../parts/settingText.ts';
import { useCommon, useConsole, useWords } from '../../shell/console.ts';
import { useDoing } from '../../shell/useDoing.ts';
import { words } from './words.ts';

/** What is set for this cover alone. What stands empty is left to the layers below. */
export function ConfigForm(props: {
  readonly config: NodeConfig;
  readonly onClose: () => void;
  readonly onSaved: (config: NodeConfig) => void;
}) {
  const { config, onClose, onSaved } = props;
  const { api, say } = useConsole();
  const t = useWords(words).config;
  const common = useCommon();
  const doing = useDoing();
  const names = t.names as Readonly<Record<string, string>>;
  const own = `cover ${config.cover}`;
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(
      Object.entries(config.settings).map(([name, { wanted, from }]) => [name, from === own ? (wanted ?? '') : '']),
    ),
  );

  async function send(): Promise<void> {
    const given = Object.entries(values).filter(([, value]) => value.trim() !== '');
    const settings = Object.fromEntries(given.map(([name, value]) => [name, value.trim()]));
    const path = `/api/covers/${encodeURIComponent(config.cover)}/config`;
    let saved: NodeConfig | undefined;
    const isDone = await doing.run(async () => {
      saved = await api.send<NodeConfig>('PUT', path, { settings }, { ifMatch: config.revision });
    });
    if (!isDone || !saved) return;
    say(t.saved);
    onSaved(saved);
  }

  return (
    <Dialog title={t.editTitle} onClose={onClose}>
      <p class="muted small">{t.editHint}</p>
      <Form problem={doing.problem} onSend={() => void send()}>
        <div class="grid" style={{ '--least': '14rem', '--gap': 'var(--s3)' }}>
          {Object.entries(config.settings).map(([name, { wanted, from }]) => (
            <TextField
              key={name}
              label={names[name] ?? name}
              hint={from === own || wanted === null ? undefined : `${wanted} · ${sourceText(from, common)}`}
              error={errorOf(doing.problem, name) ?? errorOf(doing.problem, `settings.${name}`)}
              value={values[name] ?? ''}
              onValue={(value) => setValues({ ...values, [name]: value })}
            />
          ))}
        </div>
        <div class="row">
          <Button type="submit" kind="main" busy={doing.isBusy}>
            {t.save}
          </Button>
          <Button onClick={onClose}>{common.act.cancel}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
