import { Link } from 'wouter-preact';
import type { CoverPage } from '../../api/coverDocuments.ts';
import type { Incident } from '../../api/incidentDocuments.ts';
import { SEVERITIES } from '../../api/words.ts';
import { CardBadge, Shape } from '../../parts/severity.tsx';
import { Ago } from '../../parts/time.tsx';
import { eventPath, incidentPath } from '../../paths.ts';
import { useCommon, useFormat, useWords } from '../../shell/console.ts';
import { words } from './words.ts';

/** What is raised just now, and who is at work on it. Nothing where nothing is. */
export function Raised({ of, incidents }: { readonly of: CoverPage; readonly incidents: readonly Incident[] }) {
  const t = useWords(words);
  const common = useCommon();
  const format = useFormat();
  const open = incidents.filter(({ closedAt }) => closedAt === null);
  if (of.events.length === 0 && open.length === 0) return null;
  return (
    <ul class="raised">
      {of.events.map(({ event, rule, severity, onset, shelvedUntil }) => {
        const mark = SEVERITIES.find((one) => one === severity) ?? 'info';
        return (
          <li key={event} class={`raised-one is-${shelvedUntil === undefined ? mark : 'info'}`}>
            <Shape mark={mark} size={18} />
            <span class="grow">
              <Link href={eventPath(event)}>{common.rule[rule]}</Link>
              <span class="muted small">
                {' '}
                {common.severity[mark]}, <Ago at={onset} />
                {shelvedUntil !== undefined && `, ${t.shelvedUntil(format.instant(shelvedUntil))}`}
              </span>
            </span>
          </li>
        );
      })}
      {open.map(({ id, matter, next, card, assignee }) => (
        <li key={id} class="raised-one is-incident">
          <span class="grow">
            <Link href={incidentPath(id)}>{t.incident(id)}</Link>
            <span class="muted small">
              {' '}
              {[common.matter[matter], next && stepText(next.step, common.step), assignee].filter(Boolean).join(' · ')}
            </span>
          </span>
          <CardBadge card={card} />
        </li>
      ))}
    </ul>
  );
}

/** Steps of a city's own have no other name than that of the configuration. */
function stepText(step: string, names: Readonly<Record<string, string>>): string {
  return names[step] ?? step;
}
