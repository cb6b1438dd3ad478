import type { ShownIncident } from '../../../api/incidentDocuments.ts';
import { Button } from '../../../parts/button.tsx';
import type { IconName } from '../../../parts/icons.tsx';
import { useConsole, useWords } from '../../../shell/console.ts';
import { useDoing } from '../../../shell/useDoing.ts';
import type { ActName } from '../../../waiting/entered.ts';
import { words } from '../words.ts';
import { useActText } from './actText.ts';
import type { Choice } from './choose.ts';
import type { Foreseen } from './foresee.ts';
import { Refusal } from './refusal.tsx';

const ICONS: Readonly<Record<ActName, IconName>> = {
  take: 'check',
  'begin-work': 'wrench',
  note: 'camera',
  assign: 'users',
  overrule: 'person',
  'false-alarm': 'close',
  duplicate: 'layers',
  reopen: 'back',
};

interface ActionBarProps {
  readonly incident: ShownIncident;
  readonly choice: Choice;
  readonly foreseen: Foreseen;
  readonly onAct: (act: ActName) => void;
}

/** One large button for what is next, at the thumb on a phone; the rest beside it. */
export function ActionBar({ incident, choice, foreseen, onAct }: ActionBarProps) {
  const { waiting, say } = useConsole();
  const t = useWords(words);
  const textOf = useActText(incident);
  const doing = useDoing();

  /** To begin needs nothing that would have to be asked for. */
  async function begin(): Promise<void> {
    await doing.run(async () => {
      const what = { kind: 'act', incident: incident.id, act: { act: 'begin-work' } } as const;
      const done = await waiting.enter(what, []);
      say('waits' in done ? t.kept : t.done['begin-work']);
    });
  }

  const press = (act: ActName): void => {
    if (act === 'begin-work') void begin();
    else onAct(act);
  };
  const { main, others } = choice;
  const isWaiting = incident.verification.state === 'waiting' || (foreseen.handedIn && incident.handedIn === null);
  if (main === undefined && others.length === 0 && !isWaiting) return null;
  return (
    <section class="actions" aria-label={t.actions}>
      {doing.problem && <Refusal problem={doing.problem} />}
      {main === undefined && isWaiting && (
        <p class="actions-wait">{incident.handedIn === null ? t.waitsForCoverage : t.waitsForSensor}</p>
      )}
      {main && (
        <div class="actions-main">
          <Button kind="main" large icon={ICONS[main]} busy={doing.isBusy} onClick={() => press(main)}>
            {textOf(main)}
          </Button>
        </div>
      )}
      {others.length > 0 && (
        <div class="actions-others row">
          {others.map((act) => (
            <Button key={act} icon={ICONS[act]} onClick={() => press(act)}>
              {textOf(act)}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}
