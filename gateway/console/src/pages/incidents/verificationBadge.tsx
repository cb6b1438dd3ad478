import type { Incident } from '../../api/incidentDocuments.ts';
import { Icon, type IconName } from '../../parts/icons.tsx';
import { useWords } from '../../shell/console.ts';
import { words } from './words.ts';

const LOOKS: Readonly<
  Record<Exclude<Incident['verification']['state'], 'none'>, readonly [tone: string, icon: IconName]>
> = {
  waiting: ['is-minor', 'clock'],
  refuted: ['is-critical', 'close'],
  verified: ['is-good', 'check'],
  overruled: ['is-major', 'person'],
};

/** What the sensor says of the work; nothing while there is none. */
export function VerificationBadge({ incident }: { readonly incident: Pick<Incident, 'verification'> }) {
  const t = useWords(words);
  const { state } = incident.verification;
  if (state === 'none') return null;
  const [tone, icon] = LOOKS[state];
  return (
    <span class={`badge ${tone}`}>
      <Icon name={icon} size={12} />
      {t.verification[state]}
    </span>
  );
}
