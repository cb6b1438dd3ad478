import { useState } from 'preact/hooks';
import type { Event } from '../../api/eventDocuments.ts';
import { Button } from '../../parts/button.tsx';
import { errorOf, Form, TextArea } from '../../parts/field.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useConsole, useWords } from '../../shell/console.ts';
import { useDoing } from '../../shell/useDoing.ts';
import { words } from './words.ts';

type Kind = 'acknowledged' | 'confirmed' | 'false-alarm' | 'comment';

const pathOf = (event: Event, what: string): string => `/api/events/${encodeURIComponent(event.id)}/${what}`;

/** Acknowledges, confirms, calls a false alarm, or comments; with words where somebody has some. */
export function SayPanel({ event, onSaid }: { readonly event: Event; readonly onSaid: () => void }) {
  const { api, session, say } = useConsole();
  const t = useWords(words).say;
  const doing = useDoing();
  const [text, setText] = useState('');
  if (!session.may('dispatcher')) return null;

  async function send(kind: Kind): Promise<void> {
    if (!(await doing.run(() => api.send('POST', pathOf(event, 'notes'), { kind, text })))) return;
    setText('');
    say(t.done);
    onSaid();
  }

  const { acknowledged, verdict } = event.review;
  return (
    <Panel title={t.title}>
      <Form problem={doing.problem} onSend={() => void send('comment')}>
        <TextArea
          label={t.text}
          hint={t.hint}
          error={errorOf(doing.problem, 'text')}
          value={text}
          onValue={setText}
          rows={2}
          maxLength={2_000}
        />
        <div class="row">
          {acknowledged === null && (
            <Button kind="main" icon="check" busy={doing.isBusy} onClick={() => void send('acknowledged')}>
              {t.acknowledged}
            </Button>
          )}
          {verdict !== 'confirmed' && (
            <Button busy={doing.isBusy} onClick={() => void send('confirmed')}>
              {t.confirmed}
            </Button>
          )}
          {verdict !== 'false-alarm' && (
            <Button busy={doing.isBusy} onClick={() => void send('false-alarm')}>
              {t['false-alarm']}
            </Button>
          )}
          <Button type="submit" disabled={text.trim() === ''} busy={doing.isBusy}>
            {t.comment}
          </Button>
        </div>
      </Form>
    </Panel>
  );
}

/** Lets a raised event go: the way out of a rule that latches. */
export function ReleasePanel({ event, onReleased }: { readonly event: Event; readonly onReleased: () => void }) {
  const { api, session, say } = useConsole();
  const t = useWords(words).release;
  const doing = useDoing();
  const [reason, setReason] = useState('');
  if (!session.may('dispatcher')) return null;

  async function send(): Promise<void> {
    if (!(await doing.run(() => api.send('POST', pathOf(event, 'release'), { reason })))) return;
    say(t.done);
    onReleased();
  }

  return (
    <Panel title={t.title}>
      <Form problem={doing.problem} onSend={() => void send()}>
        <p class="muted">{t.text}</p>
        <TextArea label={t.reason} value={reason} onValue={setReason} rows={2} maxLength={2_000} />
        <div class="row">
          <Button type="submit" kind="danger" busy={doing.isBusy}>
            {t.title}
          </Button>
        </div>
      </Form>
    </Panel>
  );
}
