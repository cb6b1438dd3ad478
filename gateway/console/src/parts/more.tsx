import { useCommon } from '../shell/console.ts';
import type { Listed } from '../shell/useList.ts';
import { Button } from './button.tsx';
import { Loading, ProblemNote } from './states.tsx';

/** The foot of a list: that more is there, that it is under way, or why it did not come. */
export function More<T>({ of }: { readonly of: Listed<T> }) {
  const t = useCommon();
  if (of.problem) return <ProblemNote problem={of.problem} again={of.again} />;
  if (of.isLoading && of.rows.length === 0) return <Loading />;
  if (!of.hasMore) return null;
  return (
    <div class="row" style={{ justifyContent: 'center', padding: 'var(--s3)' }}>
      <Button busy={of.isLoading} onClick={of.more}>
        {t.act.more}
      </Button>
    </div>
  );
}
