import type { RuleSetting } from '../api/coverDocuments.ts';
import { RULES, SEVERITIES } from '../api/words.ts';
import { useCommon, useFormat } from '../shell/console.ts';
import { settingText } from './settingText.ts';
import { SeverityBadge } from './severity.tsx';
import { Source } from './source.tsx';
import './ruleCards.css';

/** Every rule of a cover with every value, and where that comes from. */
export function RuleCards({ settings }: { readonly settings: readonly RuleSetting[] }) {
  const t = useCommon();
  return (
    <div class="rule-cards">
      {RULES.map((rule) => {
        const of = settings.filter((one) => one.rule === rule);
        const severity = SEVERITIES.find((one) =>
          of.some(({ setting, value }) => setting === 'severity' && value === one),
        );
        const isOff = of.some(({ setting, value }) => setting === 'enabled' && value === false);
        return (
          <section key={rule} class={isOff ? 'rule-card is-off' : 'rule-card'} aria-label={t.rule[rule]}>
            <header class="row spread">
              <h3>{t.rule[rule]}</h3>
              {severity && <SeverityBadge severity={severity} />}
            </header>
            <code class="muted small">{rule}</code>
            <Settings of={of} />
          </section>
        );
      })}
    </div>
  );
}

function Settings({ of }: { readonly of: readonly RuleSetting[] }) {
  const t = useCommon();
  const format = useFormat();
  const names = t.setting as Readonly<Record<string, string>>;
  return (
    <dl class="rule-settings">
      {of.map((one) => (
        <div key={one.setting}>
          <dt title={one.setting}>{names[one.setting] ?? one.setting}</dt>
          <dd>
            {settingText(one, t, format)} <Source from={one.from} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
