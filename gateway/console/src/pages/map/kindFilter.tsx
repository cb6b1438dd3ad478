import { type Mark, Shape } from '../../parts/severity.tsx';
import { useCommon, useFormat, useWords } from '../../shell/console.ts';
import { KINDS, type Kind } from './covers.ts';
import { words } from './words.ts';

const markOf = (kind: Kind): Mark => (kind === 'normal' ? 'good' : kind);

/** How many covers there are of each kind; pressed ones are shown. The signs of the map are explained by the same row. */
export function KindFilter(props: {
  readonly counts: ReadonlyMap<Kind, number>;
  readonly shown: ReadonlySet<Kind>;
  readonly onShown: (shown: ReadonlySet<Kind>) => void;
}) {
  const { counts, shown, onShown } = props;
  const t = useWords(words);
  const common = useCommon();
  const format = useFormat();

  function toggle(kind: Kind): void {
    onShown(new Set(shown.has(kind) ? [...shown].filter((one) => one !== kind) : [...shown, kind]));
  }

  return (
    <fieldset class="kinds">
      <legend class="unseen">{t.filter}</legend>
      {KINDS.map((kind) => (
        <button key={kind} type="button" class="kind" aria-pressed={shown.has(kind)} onClick={() => toggle(kind)}>
          <Shape mark={markOf(kind)} size={13} />
          <span>{kind === 'normal' || kind === 'unknown' ? common.condition[kind] : common.severity[kind]}</span>
          <strong>{format.number(counts.get(kind) ?? 0)}</strong>
        </button>
      ))}
    </fieldset>
  );
}
