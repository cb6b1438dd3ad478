import { useState } from 'preact/hooks';
import type { CoverDetails } from '../../api/coverDocuments.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { errorOf, Form, TextField } from '../../parts/field.tsx';
import { useCommon, useConsole, useWords } from '../../shell/console.ts';
import { useDoing } from '../../shell/useDoing.ts';
import { changesOf, type DetailName, textsOf } from './detailChanges.ts';
import { words } from './words.ts';

const TEXTS: readonly DetailName[] = ['name', 'asset', 'address', 'unit', 'group', 'cell', 'lat', 'lon', 'tags'];

/** Changes what is known of a cover; what was not touched is not sent. */
export function DetailsForm(props: {
  readonly cover: string;
  readonly details: CoverDetails;
  readonly onClose: () => void;
  readonly onSaved: (details: CoverDetails) => void;
}) {
  const { cover, details, onClose, onSaved } = props;
  const { api, say } = useConsole();
  const t = useWords(words).details;
  const common = useCommon();
  const doing = useDoing();
  const [texts, setTexts] = useState(() => textsOf(details));

  async function send(): Promise<void> {
    const path = `/api/covers/${encodeURIComponent(cover)}/details`;
    let saved: { readonly details: CoverDetails } | undefined;
    await doing.run(async () => {
      saved = await api.send<{ readonly details: CoverDetails }>('PATCH', path, changesOf(details, texts));
    });
    if (!saved) return;
    say(t.saved);
    onSaved(saved.details);
  }

  return (
    <Dialog title={t.editTitle} onClose={onClose}>
      <Form problem={doing.problem} onSend={() => void send()}>
        <div class="grid" style={{ '--least': '13rem', '--gap': 'var(--s3)' }}>
          {TEXTS.map((name) => (
            <TextField
              key={name}
              label={common.field[name]}
              hint={name === 'tags' ? t.tagsHint : undefined}
              error={errorOf(doing.problem, name)}
              value={texts[name]}
              onValue={(value) => setTexts({ ...texts, [name]: value })}
            />
          ))}
        </div>
        <div class="row">
          <Button type="submit" kind="main" busy={doing.isBusy}>
            {common.act.save}
          </Button>
          <Button onClick={onClose}>{common.act.cancel}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
