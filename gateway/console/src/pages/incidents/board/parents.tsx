import { Link } from 'wouter-preact';
import type { Incident } from '../../../api/incidentDocuments.ts';
import { Icon } from '../../../parts/icons.tsx';
import { Ago } from '../../../parts/time.tsx';
import { incidentPath } from '../../../paths.ts';
import { useFormat, useWords } from '../../../shell/console.ts';
import { MatterIcon } from '../matterIcon.tsx';
import { words } from '../words.ts';

/** Above the cards of incidents that belong to one cloudburst. */
export function ParentLine({ id, count }: { readonly id: string; readonly count: number }) {
  const t = useWords(words);
  const format = useFormat();
  return (
    <Link href={incidentPath(id)} class="parent-line small">
      <Icon name="layers" size={14} />
      <span class="grow">{t.parent.line}</span>
      <span class="muted">{format.plural(count, t.count)}</span>
    </Link>
  );
}

/** Cloudbursts that are open: one line each, over the board. */
export function Parents({ parents }: { readonly parents: readonly Incident[] }) {
  const t = useWords(words);
  const format = useFormat();
  if (parents.length === 0) return null;
  return (
    <ul class="parents" aria-label={t.parent.title}>
      {parents.map(({ id, cell, matter, severity, children, openedAt }) => (
        <li key={id}>
          <Link href={incidentPath(id)} class="parent-strip">
            <MatterIcon matter={matter} severity={severity} size={18} />
            <span class="grow">
              <strong>{t.parent.cloudburst(cell ?? '')}</strong>{' '}
              <span class="muted">{format.plural(children.length, t.covers)}</span>
            </span>
            <span class="muted small">
              <Ago at={openedAt} />
            </span>
            <Icon name="next" size={16} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
