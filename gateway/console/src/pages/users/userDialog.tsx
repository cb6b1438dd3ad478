import { useState } from 'preact/hooks';
import { ROLES, type Role } from '../../api/roles.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Checkbox, errorOf, Form, Select, TextField } from '../../parts/field.tsx';
import { useCommon, useConsole, useWords } from '../../shell/console.ts';
import { useDoing } from '../../shell/useDoing.ts';
import type { User } from './user.ts';
import { words } from './words.ts';

interface UserDialogProps {
  /** undefined: a new one */
  readonly user: User | undefined;
  readonly onDone: (user: User) => void;
  readonly onClose: () => void;
}

/** Adds a user, or changes one: role, unit, whether they may sign in, a new password where they have lost theirs. */
export function UserDialog({ user, onDone, onClose }: UserDialogProps) {
  const { api, session, say } = useConsole();
  const t = useWords(words);
  const common = useCommon();
  const doing = useDoing();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>(user?.role ?? 'crew');
  const [unit, setUnit] = useState(user?.unit ?? '');
  const [disabled, setDisabled] = useState(user?.disabled ?? false);
  const [password, setPassword] = useState('');
  const isMe = user !== undefined && user.name === session.user.value?.name;

  async function send(): Promise<void> {
    const shared = { role, unit: unit.trim() || null };
    await doing.run(async () => {
      const done = user
        ? await api.send<User>('PATCH', `/api/users/${encodeURIComponent(user.name)}`, {
            ...shared,
            ...(isMe ? {} : { disabled }),
            ...(password === '' ? {} : { password }),
          })
        : await api.send<User>('POST', '/api/users', { ...shared, name: name.trim(), password });
      say(user ? t.changed : t.added(done.name));
      onDone(done);
    });
  }

  return (
    <Dialog title={user ? user.name : t.add} onClose={onClose}>
      <Form problem={doing.problem} onSend={() => void send()} label={user ? user.name : t.add}>
        {!user && (
          <TextField
            label={t.name}
            hint={t.nameHint}
            error={errorOf(doing.problem, 'name')}
            value={name}
            onValue={setName}
            autoComplete="off"
            autoCapitalize="none"
            required
          />
        )}
        <Select
          label={t.role}
          hint={t.roleHint[role]}
          value={role}
          options={ROLES.map((value) => ({ value, text: common.role[value] }))}
          onValue={setRole}
        />
        <TextField
          label={t.unit}
          hint={t.unitHint}
          error={errorOf(doing.problem, 'unit')}
          value={unit}
          onValue={setUnit}
          maxLength={64}
        />
        {!isMe && (
          <TextField
            label={user ? t.newPassword : t.password}
            hint={user ? t.newPasswordHint : t.passwordHint}
            error={errorOf(doing.problem, 'password')}
            type="password"
            autoComplete="new-password"
            value={password}
            onValue={setPassword}
            required={!user}
          />
        )}
        {user && !isMe && <Checkbox label={t.disable} checked={disabled} onValue={setDisabled} />}
        <div class="row">
          <Button type="submit" kind="main" busy={doing.isBusy}>
            {user ? common.act.save : t.add}
          </Button>
          <Button onClick={onClose}>{common.act.cancel}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
