import { useId } from 'preact/hooks';
import { useCommon } from '../shell/console.ts';
import { Icon } from './icons.tsx';
import './searchField.css';

/** A search whose label is its placeholder, and is read aloud. */
export function SearchField(props: {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}) {
  const id = useId();
  const t = useCommon();
  return (
    <search class="search">
      <label class="unseen" for={id}>
        {props.label}
      </label>
      <Icon name="search" size={18} />
      <input
        id={id}
        class="input"
        type="search"
        placeholder={props.label || t.act.search}
        value={props.value}
        onInput={(event) => props.onValue(event.currentTarget.value)}
      />
    </search>
  );
}
