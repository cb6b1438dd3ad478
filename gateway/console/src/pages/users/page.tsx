import { useState } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { Page } from '../../parts/page.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Answer } from '../../parts/states.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { Ago } from '../../parts/time.tsx';
import { useCommon, useFormat, useWords } from '../../shell/console.ts';
import { useAsked } from '../../shell/useAsked.ts';
import type { User } from './user.ts';
import { UserDialog } from './userDialog.tsx';
import { words } from './words.ts';
import './users.css';

export const catalogues = [words];

/** Who may do what. */
export default function UsersPage() {
  const t = useWords(words);
  const format = useFormat();
  const asked = useAsked<{ readonly users: readonly User[] }>('/api/users');
  const [shown, setShown] = useState<User | 'new'>();

  function put(user: User): void {
    asked.set(({ users }) => ({ users: [...users.filter(({ name }) => name !== user.name), user] }));
    setShown(undefined);
  }

  return (
    <Page
      title={t.title}
      sub={asked.value && <span class="muted">{format.plural(asked.value.users.length, t.count)}</span>}
      actions={
        <Button kind="main" icon="plus" onClick={() => setShown('new')}>
          {t.add}
        </Button>
      }
    >
      <Answer of={asked}>{({ users }) => <UserTable users={users} onPick={setShown} />}</Answer>
      {shown && (
        <UserDialog user={shown === 'new' ? undefined : shown} onDone={put} onClose={() => setShown(undefined)} />
      )}
    </Page>
  );
}

function UserTable({ users, onPick }: { readonly users: readonly User[]; readonly onPick: (user: User) => void }) {
  const t = useWords(words);
  const common = useCommon();
  const columns: readonly Column<User>[] = [
    {
      name: 'name',
      label: t.name,
      main: true,
      show: (user) => (
        <button type="button" class="link-like" onClick={() => onPick(user)}>
          {user.name}
        </button>
      ),
      by: ({ name }) => name,
    },
    { name: 'role', label: t.role, show: ({ role }) => common.role[role], by: ({ role }) => role },
    { name: 'unit', label: t.unit, show: ({ unit }) => unit ?? '', by: ({ unit }) => unit },
    {
      name: 'state',
      label: t.state,
      show: ({ disabled }) =>
        disabled ? <span class="badge is-unknown">{t.disabled}</span> : <span class="badge is-good">{t.active}</span>,
      by: ({ disabled }) => disabled,
    },
    {
      name: 'seen',
      label: t.seen,
      show: ({ seenAt }) => <Ago at={seenAt} />,
      by: ({ seenAt }) => (seenAt === null ? null : Date.parse(seenAt)),
    },
  ];
  return (
    <Panel flush>
      <Table
        label={t.title}
        columns={columns}
        rows={users}
        keyOf={({ name }) => name}
        order={{ column: 'name', descending: false }}
        onPick={onPick}
      />
    </Panel>
  );
}
