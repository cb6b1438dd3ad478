import { useRef } from 'preact/hooks';
import { useCommon } from '../../../shell/console.ts';

/** One of the names that were seen, or all. A name that was chosen stays to be chosen, also when nothing has it any more. */
export function NamesSelect(props: {
  readonly label: string;
  readonly value: string;
  readonly names: readonly (string | null)[];
  readonly onValue: (value: string) => void;
}) {
  const common = useCommon();
  const seen = useRef(new Set<string>());
  for (const name of [...props.names, props.value]) if (name) seen.current.add(name);
  if (seen.current.size === 0) return null;
  return (
    <label class="row small" style={{ '--gap': '0.4rem' }}>
      <span class="muted">{props.label}</span>
      <select
        class="input names-select"
        value={props.value}
        onChange={(event) => props.onValue(event.currentTarget.value)}
      >
        <option value="">{common.say.all}</option>
        {[...seen.current].toSorted().map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
