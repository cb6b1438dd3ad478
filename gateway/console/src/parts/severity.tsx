import type { Card, RiskLevel, Severity } from '../api/words.ts';
import { useCommon } from '../shell/console.ts';
import type { Standing } from './standing.ts';
import './severity.css';

/** What a mark stands for: a severity, or how a cover is where nothing is raised. */
export type Mark = Severity | 'good' | 'unknown' | 'maintenance';

/** Each has a shape of its own, so that nobody needs to see its colour. In a field of 16 by 16. */
export const SHAPES: Readonly<Record<Mark, string>> = {
  critical: 'M5.2 1h5.6L15 5.2v5.6L10.8 15H5.2L1 10.8V5.2z',
  major: 'M8 1.5 15.5 14.5H.5z',
  minor: 'M8 .8 15.2 8 8 15.2.8 8z',
  info: 'M2.5 2.5h11v11h-11z',
  good: 'M8 3a5 5 0 1 0 .01 0z',
  unknown: 'M8 2.5a5.5 5.5 0 1 0 .01 0zM8 5a3 3 0 1 1-.01 0z',
  maintenance: 'M6.3 1.5h3.4v4.8h4.8v3.4H9.7v4.8H6.3V9.7H1.5V6.3h4.8z',
};

export function Shape({ mark, size = 14 }: { readonly mark: Mark; readonly size?: number }) {
  return (
    <svg class={`shape is-${mark}`} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={SHAPES[mark]} fill="currentColor" fill-rule="evenodd" />
    </svg>
  );
}

/** A severity: shape, word and colour. */
export function SeverityBadge({ severity }: { readonly severity: Severity }) {
  const t = useCommon();
  return (
    <span class={`badge is-${severity}`}>
      <Shape mark={severity} size={12} />
      {t.severity[severity]}
    </span>
  );
}

/** How a cover stands. */
export function ConditionBadge(props: { readonly standing: Standing; readonly maintenance?: boolean }) {
  const { standing, maintenance = false } = props;
  const { condition, severity } = standing;
  const t = useCommon();
  const mark: Mark = severity ?? (condition === 'normal' ? 'good' : 'unknown');
  return (
    <span class="row" style={{ '--gap': 'var(--s1)' }}>
      <span class={`badge is-${mark}`}>
        <Shape mark={mark} size={12} />
        {severity ? t.severity[severity] : t.condition[condition]}
      </span>
      {maintenance && (
        <span class="badge is-maintenance">
          <Shape mark="maintenance" size={12} />
          {t.maintenance}
        </span>
      )}
    </span>
  );
}

/** The mark alone, beside its word. */
export function CardMark({ card }: { readonly card: Exclude<Card, 'none'> }) {
  return (
    <span class={`is-${card}`} aria-hidden="true">
      <span class="card-mark" />
    </span>
  );
}

/** The card of an incident: nothing while it is in time. */
export function CardBadge({ card }: { readonly card: Card }) {
  const t = useCommon();
  if (card === 'none') return null;
  return (
    <span class={`badge has-card is-${card}`}>
      <span class="card-mark" aria-hidden="true" />
      {t.card[card]}
    </span>
  );
}

export function RiskBadge({ level }: { readonly level: RiskLevel }) {
  const t = useCommon();
  return (
    <span class="badge">
      <span class={`risk-mark is-${level}`} aria-hidden="true" />
      {t.risk[level]}
    </span>
  );
}
