import type { ComponentChildren } from 'preact';
import type { Problem } from '../api/problem.ts';
import type { Words } from '../i18n/words.en.ts';
import { useCommon } from '../shell/console.ts';
import type { Asked } from '../shell/useAsked.ts';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icons.tsx';
import './states.css';

/** Shown late: what is there in a moment needs no sign. */
export function Loading({ label }: { readonly label?: string }) {
  const t = useCommon();
  return (
    <div class="loading" role="status">
      <span class="spinner" aria-hidden="true" />
      <span class="muted">{label ?? t.say.loading} …</span>
    </div>
  );
}

export function Empty(props: {
  readonly title?: string;
  readonly icon?: IconName;
  readonly children?: ComponentChildren;
}) {
  const t = useCommon();
  return (
    <div class="empty">
      <Icon name={props.icon ?? 'covers'} size={32} />
      <p class="empty-title">{props.title ?? t.say.nothing}</p>
      {props.children && <div class="muted">{props.children}</div>}
    </div>
  );
}

/** What is wrong, in the reader's language; with what the gateway said of it, which is English. */
function problemText(t: Words, { details }: Problem): string {
  const known = t.problem as Readonly<Record<string, string>>;
  return known[details.name] ?? (details.title || t.problem.other);
}

export function ProblemNote({ problem, again }: { readonly problem: Problem; readonly again?: () => void }) {
  const t = useCommon();
  const { detail, errors = [] } = problem.details;
  return (
    <div class="problem" role="alert">
      <p class="problem-title">{problemText(t, problem)}</p>
      {detail && <p class="small">{detail}</p>}
      {errors.length > 0 && (
        <ul class="small">
          {errors.map(({ name, message, line }) => (
            <li key={`${line} ${name} ${message}`}>
              <code>{line === undefined ? name : `${line}: ${name}`}</code> {message}
            </li>
          ))}
        </ul>
      )}
      {again && (
        <Button icon="next" onClick={again}>
          {t.act.retry}
        </Button>
      )}
    </div>
  );
}

/** What was asked for, or that it is under way, or why it did not come. An old answer stays, with the reason above it. */
export function Answer<T>({
  of,
  children,
}: {
  readonly of: Asked<T>;
  readonly children: (value: T) => ComponentChildren;
}) {
  const { value, problem, again } = of;
  return (
    <>
      {problem && <ProblemNote problem={problem} again={again} />}
      {value === undefined ? !problem && <Loading /> : children(value)}
    </>
  );
}
