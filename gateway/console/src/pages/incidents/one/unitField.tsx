import { useId } from 'preact/hooks';
import type { Incident } from '../../../api/incidentDocuments.ts';
import { TextField } from '../../../parts/field.tsx';
import { useWords } from '../../../shell/console.ts';
import { useAsked } from '../../../shell/useAsked.ts';
import { words } from '../words.ts';

/** Whose work it is: any unit, with those offered that work on something already. */
export function UnitField(props: {
  readonly value: string;
  readonly error: string | undefined;
  readonly onValue: (unit: string) => void;
}) {
  const t = useWords(words);
  const id = useId();
  const asked = useAsked<{ readonly incidents: readonly Incident[] }>('/api/incidents', { limit: 200 });
  const units = [...new Set(asked.value?.incidents.flatMap(({ unit }) => unit ?? []))].toSorted();
  return (
    <>
      <TextField
        label={t.field.unit}
        error={props.error}
        value={props.value}
        onValue={props.onValue}
        list={id}
        maxLength={64}
        required
      />
      <datalist id={id}>
        {units.map((unit) => (
          <option key={unit} value={unit} />
        ))}
      </datalist>
    </>
  );
}
