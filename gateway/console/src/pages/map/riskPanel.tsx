import type { RiskCell, RiskDocument } from '../../api/mapDocuments.ts';
import type { RiskLevel } from '../../api/words.ts';
import { Checkbox } from '../../parts/field.tsx';
import { RiskBadge } from '../../parts/severity.tsx';
import { useCommon, useFormat, useWords } from '../../shell/console.ts';
import { riskFormula } from './riskFormula.ts';
import { words } from './words.ts';

const LEVELS: readonly RiskLevel[] = ['low', 'raised', 'high', 'severe'];

/** Whether the risk is shown, what its colours mean, what the cell in question is made of, and how it is reckoned. */
export function RiskPanel(props: {
  readonly shown: boolean;
  readonly onShown: (shown: boolean) => void;
  readonly risk: RiskDocument | undefined;
  readonly cell: RiskCell | undefined;
}) {
  const { shown, onShown, risk, cell } = props;
  const t = useWords(words);
  const common = useCommon();
  const format = useFormat();
  return (
    <section class="risk" aria-label={t.risk}>
      <Checkbox label={t.risk} checked={shown} onValue={onShown} />
      {shown && (
        <>
          <ul class="risk-levels">
            {LEVELS.map((level) => (
              <li key={level} class="small">
                <span class={`risk-mark is-${level}`} aria-hidden="true" />
                {common.risk[level]}
              </li>
            ))}
          </ul>
          {risk?.cells.length === 0 && <p class="muted small">{t.noRisk}</p>}
          {cell && <Cell of={cell} />}
          {risk && (
            <details class="small">
              <summary class="muted">{t.formula}</summary>
              <pre class="formula">{riskFormula(risk, t, common, format).join('\n')}</pre>
            </details>
          )}
        </>
      )}
    </section>
  );
}

function Cell({ of }: { readonly of: RiskCell }) {
  const t = useWords(words);
  const format = useFormat();
  return (
    <div class="risk-cell" aria-live="polite">
      <p class="row spread">
        <strong>{of.name || of.cell}</strong>
        <RiskBadge level={of.level} />
      </p>
      <p class="muted small">
        {t.riskScore(format.number(of.score))} · {format.plural(of.covers, t.covers)}
      </p>
      <table class="risk-parts small">
        <tbody>
          {of.parts
            .filter(({ count }) => count > 0)
            .map(({ part, count, points }) => (
              <tr key={part}>
                <th scope="row">{t.parts[part]}</th>
                <td class="number">{format.number(count)}</td>
                <td class="number">+{format.number(points, 1)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
