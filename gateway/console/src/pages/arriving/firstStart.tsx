import { useState } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { errorOf, Form, TextField } from '../../parts/field.tsx';
import { useConsole, useWords } from '../../shell/console.ts';
import { useDoing } from '../../shell/useDoing.ts';
import { words } from './words.ts';

/** The gateway has the last word; this saves a way. */
const LEAST = 15;

export function FirstStart() {
  const { session } = useConsole();
  const t = useWords(words).first;
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [wasSent, setSent] = useState(false);
  const doing = useDoing();
  const isShort = password.length < LEAST;
  const differs = password !== again;

  function send(): void {
    setSent(true);
    if (!isShort && !differs) void doing.run(() => session.begin(name.trim(), password));
  }

  return (
    <>
      <p class="muted">{t.text}</p>
      <Form problem={doing.problem} onSend={send}>
        <TextField
          label={t.name}
          hint={t.nameHint}
          error={errorOf(doing.problem, 'name')}
          value={name}
          onValue={setName}
          autoComplete="username"
          autoCapitalize="none"
          required
        />
        <TextField
          label={t.password}
          hint={t.passwordHint(LEAST)}
          error={wasSent && isShort ? t.short(LEAST) : errorOf(doing.problem, 'password')}
          type="password"
          value={password}
          onValue={setPassword}
          autoComplete="new-password"
          required
        />
        <TextField
          label={t.again}
          error={wasSent && differs ? t.differs : undefined}
          type="password"
          value={again}
          onValue={setAgain}
          autoComplete="new-password"
          required
        />
        <Button type="submit" kind="main" busy={doing.isBusy}>
          {t.send}
        </Button>
      </Form>
    </>
  );
}
