import type { ShownIncident } from '../../../api/incidentDocuments.ts';
import { Icon } from '../../../parts/icons.tsx';
import { useCommon, useFormat, useWords } from '../../../shell/console.ts';
import { words } from '../words.ts';
import type { Foreseen } from './foresee.ts';

/** The loop, step by step: which are taken, which one is awaited. */
export function Steps({ incident, foreseen }: { readonly incident: ShownIncident; readonly foreseen: Foreseen }) {
  const common = useCommon();
  const t = useWords(words);
  const format = useFormat();
  const names = common.step as Readonly<Record<string, string>>;
  const taken = new Map(incident.steps.map((step) => [step.step, step]));
  return (
    <ol class="steps" aria-label={t.steps.title}>
      {incident.workflowSteps.map(({ step }) => {
        const done = taken.get(step);
        const isNext = incident.next?.step === step;
        const isHandedIn = isNext && foreseen.handedIn;
        const state = done ? 'done' : isNext ? 'next' : 'later';
        const late = done?.onTime === false;
        return (
          <li
            key={step}
            class={`step is-${state}${late ? ' is-late' : ''}`}
            aria-current={isNext ? 'step' : undefined}
            title={done ? format.instant(done.at) : undefined}
          >
            <span class="step-mark" aria-hidden="true">
              {done && <Icon name={late ? 'clock' : 'check'} size={12} />}
            </span>
            <span class="step-name">
              {names[step] ?? step}
              <span class="unseen"> – {late ? t.steps.late : t.steps[state]}</span>
              {isHandedIn && <span class="step-note">{t.steps.handedIn}</span>}
              {late && <span class="step-note">{t.steps.late}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
