import { useState } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { errorOf, Form, TextField } from '../../parts/field.tsx';
import { Page } from '../../parts/page.tsx';
import { Facts, Panel } from '../../parts/panel.tsx';
import { Preferences } from '../../parts/preferences.tsx';
import { ProblemNote } from '../../parts/states.tsx';
import { useCommon, useConsole, useFormat, useWords } from '../../shell/console.ts';
import { useDoing } from '../../shell/useDoing.ts';
import { words } from './words.ts';
import './settings.css';

export const catalogues = [words];

/** What somebody chooses for themselves. */
export default function SettingsPage() {
  const { session } = useConsole();
  const t = useWords(words);
  const common = useCommon();
  const user = session.user.value;
  const gateway = session.gateway.value;
  return (
    <Page title={t.title}>
      <div class="settings">
        <div class="stack">
          <Panel title={t.look}>
            <div class="stack">
              <Preferences />
            </div>
          </Panel>
          <Panel title={t.me}>
            <div class="stack">
              <Facts
                of={[
                  [t.name, user?.name],
                  [t.role, user && common.role[user.role]],
                  [t.unit, user?.unit ?? common.say.none],
                  [t.gateway, gateway && `${gateway.name} · Lidwatch ${gateway.version}`],
                ]}
              />
              <SignOut />
            </div>
          </Panel>
        </div>
        <Panel title={t.password.title}>
          <PasswordForm />
        </Panel>
      </div>
    </Page>
  );
}

/** What waits is kept for them, and is told before they go. */
function SignOut() {
  const { session, waiting } = useConsole();
  const t = useWords(words);
  const common = useCommon();
  const format = useFormat();
  const doing = useDoing();
  const count = waiting.mine.value.length;
  return (
    <>
      {count > 0 && <p>{format.plural(count, t.waits)}</p>}
      {doing.problem && <ProblemNote problem={doing.problem} />}
      <div class="row">
        <Button icon="leave" busy={doing.isBusy} onClick={() => void doing.run(session.signOut)}>
          {common.act.signOut}
        </Button>
      </div>
    </>
  );
}

function PasswordForm() {
  const { session, say } = useConsole();
  const t = useWords(words).password;
  const common = useCommon();
  const doing = useDoing();
  const [old, setOld] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [wasSent, setSent] = useState(false);
  const differs = password !== again;

  async function send(): Promise<void> {
    setSent(true);
    if (differs || !(await doing.run(() => session.changePassword(old, password)))) return;
    setSent(false);
    for (const set of [setOld, setPassword, setAgain]) set('');
    say(t.done);
  }

  return (
    <Form problem={doing.problem} onSend={() => void send()} label={t.title}>
      <p class="muted small">{t.text}</p>
      <TextField
        label={t.old}
        type="password"
        autoComplete="current-password"
        error={errorOf(doing.problem, 'old') && t.wrong}
        value={old}
        onValue={setOld}
        required
      />
      <TextField
        label={t.new}
        hint={t.hint}
        type="password"
        autoComplete="new-password"
        error={errorOf(doing.problem, 'password')}
        value={password}
        onValue={setPassword}
        required
      />
      <TextField
        label={t.again}
        type="password"
        autoComplete="new-password"
        error={wasSent && differs ? t.differs : undefined}
        value={again}
        onValue={setAgain}
        required
      />
      <div class="row">
        <Button type="submit" kind="main" busy={doing.isBusy}>
          {common.act.save}
        </Button>
      </div>
    </Form>
  );
}
