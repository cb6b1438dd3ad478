import type { ComponentChildren } from 'preact';
import { useCommon, useConsole } from '../shell/console.ts';
import { useDoing } from '../shell/useDoing.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Preferences } from './preferences.tsx';
import { ProblemNote } from './states.tsx';

/** Who is signed in, how the console looks and speaks, and the way out; on a phone the rest of the menu above it. */
export function PersonMenu({
  onClose,
  children,
}: {
  readonly onClose: () => void;
  readonly children?: ComponentChildren;
}) {
  const { session } = useConsole();
  const t = useCommon();
  const doing = useDoing();
  const user = session.user.value;
  return (
    <Dialog title={user?.name ?? t.nav.more} onClose={onClose}>
      {children}
      {user && (
        <p class="muted">
          {t.role[user.role]}
          {user.unit && ` · ${user.unit}`}
        </p>
      )}
      <Preferences />
      {doing.problem && <ProblemNote problem={doing.problem} />}
      <Button icon="leave" busy={doing.isBusy} onClick={() => void doing.run(session.signOut)}>
        {t.act.signOut}
      </Button>
    </Dialog>
  );
}
