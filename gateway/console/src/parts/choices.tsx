import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './choices.css';

/** One of a few, beside each other: radio buttons, and looks like one switch. */
export function Choices<V extends string>(props: {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly text: ComponentChildren }[];
  readonly onValue: (value: V) => void;
  /** the label is read aloud only */
  readonly bare?: boolean;
}) {
  const name = useId();
  const { label, value, options, onValue, bare = false } = props;
  return (
    <fieldset class="choices">
      <legend class={bare ? 'unseen' : undefined}>{label}</legend>
      <div class="choices-row">
        {options.map((option) => (
          <label key={option.value} class="choice">
            <input
              type="radio"
              class="unseen"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onValue(option.value)}
            />
            <span>{option.text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
