import { useCommon } from '../shell/console.ts';
import { Button } from './button.tsx';
import './pager.css';

/** Which rows of a long table are shown, and the ways to the others. */
export function Pager(props: {
  readonly page: number;
  readonly perPage: number;
  readonly count: number;
  readonly onPage: (page: number) => void;
}) {
  const { page, perPage, count, onPage } = props;
  const t = useCommon();
  const last = Math.ceil(count / perPage) - 1;
  return (
    <nav class="pager" aria-label={t.say.pages}>
      <span class="muted small" aria-live="polite">
        {t.say.page(page * perPage + 1, Math.min(count, (page + 1) * perPage), count)}
      </span>
      <Button icon="back" aria-label={t.act.pageBack} disabled={page === 0} onClick={() => onPage(page - 1)} />
      <Button icon="next" aria-label={t.act.pageOn} disabled={page === last} onClick={() => onPage(page + 1)} />
    </nav>
  );
}
