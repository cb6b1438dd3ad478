import { useState } from 'preact/hooks';
import { Problem } from '../../api/problem.ts';
import { Button } from '../../parts/button.tsx';
import { Form, TextField } from '../../parts/field.tsx';
import { useConsole, useWords } from '../../shell/console.ts';
import { useDoing } from '../../shell/useDoing.ts';
import { words } from './words.ts';

export function Login() {
  const { session } = useConsole();
  const t = useWords(words).login;
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const doing = useDoing();
  // that one is not signed in is known: what was wrong is the pair
  const wrong = doing.problem?.is('unauthorized')
    ? new Problem({ name: '', status: 401, title: t.wrong })
    : doing.problem;
  return (
    <>
      {session.hasEnded.value && <p class="muted">{t.ended}</p>}
      <Form problem={wrong} onSend={() => void doing.run(() => session.signIn(name.trim(), password))}>
        <TextField
          label={t.name}
          value={name}
          onValue={setName}
          autoComplete="username"
          autoCapitalize="none"
          required
        />
        <TextField
          label={t.password}
          type="password"
          value={password}
          onValue={setPassword}
          autoComplete="current-password"
          required
        />
        <Button type="submit" kind="main" busy={doing.isBusy}>
          {t.send}
        </Button>
      </Form>
      <p class="muted small">{t.help}</p>
    </>
  );
}
