import type { CoverPage } from '../../api/coverDocuments.ts';
import { Figure } from '../../parts/panel.tsx';
import { useCommon, useFormat, useWords } from '../../shell/console.ts';
import { SIGNALS } from './levels.ts';
import { words } from './words.ts';

const UNITS = { tilt: 'deg', water: 'mm', battery: 'mV', temperature: 'degC', vibration: 'mg' } as const;

/** The newest of each reading, as large as one looks for it. */
export function Latest({ of }: { readonly of: CoverPage }) {
  const t = useWords(words);
  const common = useCommon();
  const format = useFormat();
  const told = SIGNALS.filter((signal) => of.readings[signal] !== undefined);
  if (told.length === 0) return null;
  return (
    <section class="latest" aria-label={t.now}>
      {told.map((signal) => (
        <Figure
          key={signal}
          label={common.reading[signal]}
          value={format.quantity(of.readings[signal] ?? 0, UNITS[signal])}
        />
      ))}
    </section>
  );
}
