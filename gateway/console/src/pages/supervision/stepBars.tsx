import { useCommon, useFormat, useWords } from '../../shell/console.ts';
import type { StepFigures } from './documents.ts';
import { words } from './words.ts';

/** The share of each step that was taken in time: a bar with its figure. Steps without a limit have nothing to be held against. */
export function StepBars({ steps }: { readonly steps: readonly StepFigures[] }) {
  const t = useWords(words);
  const common = useCommon();
  const format = useFormat();
  const names = common.step as Readonly<Record<string, string>>;
  const order = Object.keys(names);
  const measured = steps
    .filter(({ share }) => share !== null)
    .toSorted((one, other) => rank(order, one.step) - rank(order, other.step));
  if (measured.length === 0) return <p class="muted">{t.steps.none}</p>;
  return (
    <ul class="step-bars">
      {measured.map(({ step, share, onTime, limits }) => (
        <li key={step} class="step-bar">
          <span class="step-bar-name">{names[step] ?? step}</span>
          <span class="step-bar-track" aria-hidden="true">
            <span
              class={`step-bar-fill is-${toneOf(share ?? 0)}`}
              style={{ inlineSize: `${Math.max(1, (share ?? 0) * 100)}%` }}
            />
          </span>
          <strong class="step-bar-share">{format.percent(share ?? 0)}</strong>
          <span class="muted small step-bar-count">{t.steps.of(format.number(onTime), format.number(limits))}</span>
        </li>
      ))}
    </ul>
  );
}

/** In the order of the loop; steps of a configuration's own behind. */
function rank(order: readonly string[], step: string): number {
  const at = order.indexOf(step);
  return at < 0 ? order.length : at;
}

/** As the report has its targets by default. */
const GOOD = 0.95;
const FAIR = 0.8;

function toneOf(share: number): 'good' | 'fair' | 'bad' {
  if (share >= GOOD) return 'good';
  return share >= FAIR ? 'fair' : 'bad';
}
