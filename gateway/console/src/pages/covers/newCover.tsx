import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { errorOf, Form, TextField } from '../../parts/field.tsx';
import { coverPath } from '../../paths.ts';
import { useCommon, useConsole, useWords } from '../../shell/console.ts';
import { useDoing } from '../../shell/useDoing.ts';
import { words } from './words.ts';

/** Adds a cover without a node, and goes to its page, where the rest is entered. */
export function NewCover({ onClose }: { readonly onClose: () => void }) {
  const { api, say } = useConsole();
  const [, go] = useLocation();
  const t = useWords(words);
  const common = useCommon();
  const doing = useDoing();
  const [cover, setCover] = useState('');
  const [name, setName] = useState('');

  async function send(): Promise<void> {
    const body = { cover: cover.trim(), ...(name.trim() === '' ? {} : { name: name.trim() }) };
    if (!(await doing.run(() => api.send('POST', '/api/covers', body)))) return;
    say(t.added(body.cover));
    go(coverPath(body.cover));
  }

  return (
    <Dialog title={t.add} onClose={onClose}>
      <Form problem={doing.problem} onSend={() => void send()}>
        <TextField
          label={common.field.cover}
          hint={t.addHint}
          error={errorOf(doing.problem, 'cover')}
          value={cover}
          onValue={setCover}
          required
        />
        <TextField label={common.field.name} error={errorOf(doing.problem, 'name')} value={name} onValue={setName} />
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
