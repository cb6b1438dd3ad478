import { useState } from 'preact/hooks';
import type { ShownIncident, StepPlan } from '../../../api/incidentDocuments.ts';
import { Button } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { TextArea, TextField } from '../../../parts/field.tsx';
import { useCommon, useConsole, useWords } from '../../../shell/console.ts';
import { useDoing } from '../../../shell/useDoing.ts';
import type { ActName } from '../../../waiting/entered.ts';
import { PhotoInput } from '../photos/photoInput.tsx';
import { words } from '../words.ts';
import { useActText } from './actText.ts';
import { choose, planOf } from './choose.ts';
import { type Draft, EMPTY, fieldsOf, lacking, toAct } from './draft.ts';
import type { Drafts } from './drafts.ts';
import { foresee } from './foresee.ts';
import { Refusal } from './refusal.tsx';
import { UnitField } from './unitField.tsx';

interface ActDialogProps {
  readonly incident: ShownIncident;
  readonly act: ActName;
  /** what was entered before, by act: a thumb beside the dialog is not to cost a paragraph */
  readonly drafts: Drafts;
  readonly onClose: () => void;
}

/** What an act must carry, asked for; a draft stays until it is sent, whatever closes the dialog. */
export function ActDialog({ incident, act, drafts, onClose }: ActDialogProps) {
  const { waiting, session, say } = useConsole();
  const t = useWords(words);
  const common = useCommon();
  const textOf = useActText(incident);
  const doing = useDoing();
  const plan = planOf(incident);
  const [first] = useState<Draft>({ ...EMPTY, unit: incident.unit ?? '' });
  const draft = drafts.of(act) ?? first;
  const [isMakingPhotos, setMakingPhotos] = useState(false);
  const [wasSent, setSent] = useState(false);
  const fields = fieldsOf(act, plan);
  const lack = lacking(act, draft, fields);
  const change = (part: Partial<Draft>): void => drafts.change(act, first, () => part);

  async function send(): Promise<void> {
    setSent(true);
    if (lack.length > 0) return;
    const isDone = await doing.run(async () => {
      const what = { kind: 'act', incident: incident.id, act: toAct(act, draft, plan) } as const;
      const done = await waiting.enter(what, draft.photos);
      say('waits' in done ? t.kept : t.done[act]);
    });
    if (!isDone) return;
    drafts.drop(act);
    onClose();
  }

  const missing = (field: keyof Draft): string | undefined =>
    wasSent && lack.includes(field) ? t.lack[field] : undefined;
  const isMain = choose(incident, foresee(incident, []), session.user.value?.role ?? 'viewer').main === act;
  return (
    <Dialog
      title={textOf(act)}
      onClose={onClose}
      foot={
        <>
          <Button large={isMain} onClick={onClose}>
            {common.act.cancel}
          </Button>
          <Button kind="main" large={isMain} busy={doing.isBusy || isMakingPhotos} onClick={() => void send()}>
            {textOf(act)}
          </Button>
        </>
      }
    >
      {doing.problem && <Refusal problem={doing.problem} />}
      <p class="muted">{introOf(act, plan, t)}</p>
      {fields.of && (
        <TextField
          label={t.field.of}
          hint={t.field.ofHint}
          error={missing('of')}
          value={draft.of}
          onValue={(of) => change({ of })}
          required
        />
      )}
      {fields.unit && (
        <>
          <UnitField value={draft.unit} error={missing('unit')} onValue={(unit) => change({ unit })} />
          <TextField
            label={t.field.user}
            hint={t.field.userHint}
            value={draft.user}
            onValue={(user) => change({ user })}
            autoCapitalize="none"
          />
        </>
      )}
      {fields.photos && (
        <PhotoInput
          photos={draft.photos}
          onPhotos={(alter) => drafts.change(act, first, ({ photos }) => ({ photos: alter(photos) }))}
          onBusy={setMakingPhotos}
          error={missing('photos')}
        />
      )}
      {fields.note && (
        <TextArea
          label={t.field.note}
          hint={act === 'take' && plan?.kind === 'handle' ? t.field.noteHint : undefined}
          error={missing('note')}
          value={draft.note}
          onValue={(note) => change({ note })}
          maxLength={2_000}
          required={fields.note === 'needed'}
        />
      )}
      {fields.reading && (
        <TextField
          label={t.field.reading}
          hint={t.field.readingHint}
          error={missing('reading')}
          value={draft.reading}
          onValue={(reading) => change({ reading })}
          maxLength={200}
          required={fields.reading === 'needed'}
        />
      )}
      {fields.reason && (
        <TextArea
          label={t.field.reason}
          error={missing('reason')}
          value={draft.reason}
          onValue={(reason) => change({ reason })}
          maxLength={2_000}
          required={fields.reason === 'needed'}
        />
      )}
    </Dialog>
  );
}

function introOf(act: ActName, plan: StepPlan | undefined, t: ReturnType<typeof words.in>): string {
  if (act !== 'take') return t.intro[act];
  return plan?.kind === 'handle' ? t.intro.handle : plan?.kind === 'answer' ? t.intro.answer : t.intro.take;
}
