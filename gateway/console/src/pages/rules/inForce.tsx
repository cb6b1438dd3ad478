import { useState } from 'preact/hooks';
import { Checkbox } from '../../parts/field.tsx';
import { Panel } from '../../parts/panel.tsx';
import { RuleCards } from '../../parts/ruleCards.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { useWords } from '../../shell/console.ts';
import type { Scoped } from './useScope.ts';
import { words } from './words.ts';

/** The rules in force, each value with the layer that it comes from. */
export function InForce({ of }: { readonly of: Scoped }) {
  const t = useWords(words);
  const [isSetOnly, setSetOnly] = useState(false);
  if (of.hasNone) return <Empty title={t.noCovers} icon="rules" />;
  return (
    <Answer of={of.rules}>
      {({ rules }) => {
        const shown = isSetOnly ? rules.filter(({ from }) => from !== 'built in') : rules;
        return (
          <div class="stack">
            <div class="row spread">
              <p class="muted small">
                {of.scope.of !== 'cover' && of.example !== undefined && `${t.example(of.example)} `}
                {t.layers}
              </p>
              <Checkbox label={t.onlySet} checked={isSetOnly} onValue={setSetOnly} />
            </div>
            {shown.length === 0 ? (
              <Empty title={t.nothingSet} icon="rules" />
            ) : (
              <Panel title={t.tabs.force}>
                <RuleCards settings={shown} />
              </Panel>
            )}
          </div>
        );
      }}
    </Answer>
  );
}
