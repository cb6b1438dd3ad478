import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Problem } from '../api/problem.ts';
import { ProblemNote } from './states.tsx';
import './field.css';

interface FieldProps {
  readonly label: string;
  /** what to enter, in a few words */
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly required?: boolean;
}

interface Wired {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
  readonly required: boolean;
}

/** A label, what belongs to it, and what is wrong with it. */
function Field({
  label,
  hint,
  error,
  required = false,
  children,
}: FieldProps & { children: (wired: Wired) => ComponentChildren }) {
  const id = useId();
  const told = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const wired = {
    id,
    required,
    'aria-describedby': told === '' ? undefined : told,
    'aria-invalid': error ? true : undefined,
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children(wired)}
      {hint && (
        <p class="muted small" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error small" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

type Taken<E extends HTMLElement> = Omit<JSX.HTMLAttributes<E>, 'label' | 'required' | 'onInput' | 'value'>;

type TextProps = FieldProps & { readonly value: string; readonly onValue: (value: string) => void };

export function TextField(
  props: TextProps &
    Taken<HTMLInputElement> & {
      readonly type?: string;
      readonly autoComplete?: string;
      readonly inputMode?: string;
      /** id of a datalist */
      readonly list?: string;

      readonly maxLength?: number;
      readonly placeholder?: string | undefined;
      readonly minLength?: number;
    },
) {
  const { label, hint, error, required, value, onValue, ...rest } = props;
  return (
    <Field {...{ label, hint, error }} required={required ?? false}>
      {(wired) => (
        <input
          type="text"
          {...(rest as JSX.InputHTMLAttributes<HTMLInputElement>)}
          {...wired}
          class="input"
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export function TextArea(props: TextProps & { readonly rows?: number; readonly maxLength?: number }) {
  const { label, hint, error, required, value, onValue, rows = 3, maxLength } = props;
  return (
    <Field {...{ label, hint, error }} required={required ?? false}>
      {(wired) => (
        <textarea
          {...wired}
          class="input"
          rows={rows}
          maxLength={maxLength}
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export interface Option<V extends string> {
  readonly value: V;
  readonly text: string;
}

export function Select<V extends string>(
  props: FieldProps & {
    readonly value: V;
    readonly options: readonly Option<V>[];
    readonly onValue: (value: V) => void;
  },
) {
  const { label, hint, error, required, value, options, onValue } = props;
  return (
    <Field {...{ label, hint, error }} required={required ?? false}>
      {(wired) => (
        <select {...wired} class="input" value={value} onChange={(event) => onValue(event.currentTarget.value as V)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function Checkbox(props: {
  readonly label: ComponentChildren;
  readonly checked: boolean;
  readonly onValue: (checked: boolean) => void;
}) {
  return (
    <label class="checkbox">
      <input type="checkbox" checked={props.checked} onChange={(event) => props.onValue(event.currentTarget.checked)} />
      <span>{props.label}</span>
    </label>
  );
}

/** A form that sends nothing by itself, and says above its buttons what the gateway did not like. */
export function Form(props: {
  readonly onSend: () => void;
  readonly problem?: Problem | undefined;
  readonly children: ComponentChildren;
  readonly label?: string;
}) {
  return (
    <form
      class="stack"
      aria-label={props.label}
      onSubmit={(event) => {
        event.preventDefault();
        props.onSend();
      }}
    >
      {props.problem && <ProblemNote problem={props.problem} />}
      {props.children}
    </form>
  );
}

/** What a problem says of one field: `errors` of the API by their names. */
export function errorOf(problem: Problem | undefined, field: string): string | undefined {
  return problem?.details.errors?.find(({ name }) => name === field)?.message;
}
