import { useState } from 'preact/hooks';
import { useLocation, useSearchParams } from 'wouter-preact';
import { MATTERS, type Matter } from '../../../api/words.ts';
import { Button, LinkButton } from '../../../parts/button.tsx';
import { Choices } from '../../../parts/choices.tsx';
import { Form, TextArea, TextField } from '../../../parts/field.tsx';
import { Page } from '../../../parts/page.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { incidentPath, PATHS } from '../../../paths.ts';
import { useCommon, useConsole, useWords } from '../../../shell/console.ts';
import { useDoing } from '../../../shell/useDoing.ts';
import type { Sighting } from '../../../waiting/entered.ts';
import { MatterIcon } from '../matterIcon.tsx';
import { Refusal } from '../one/refusal.tsx';
import { PhotoInput } from '../photos/photoInput.tsx';
import { WaitingPanel } from '../waitingPanel.tsx';
import { words } from '../words.ts';
import { Position } from './position.tsx';
import type { Fix } from './usePosition.ts';
import './sighting.css';

export const catalogues = [words];

/** What somebody of the city has seen in the street; works without coverage. */
export default function SightingPage() {
  const { waiting, say } = useConsole();
  const t = useWords(words);
  const common = useCommon();
  const [, go] = useLocation();
  const [search] = useSearchParams();
  const [matter, setMatter] = useState<Matter>('open');
  const [where, setWhere] = useState<'cover' | 'here'>('cover');
  const [cover, setCover] = useState(search.get('cover') ?? '');
  const [fix, setFix] = useState<Fix>();
  const [address, setAddress] = useState('');
  const [text, setText] = useState('');
  const [photos, setPhotos] = useState<readonly Blob[]>([]);
  const [isMakingPhotos, setMakingPhotos] = useState(false);
  const [wasSent, setSent] = useState(false);
  const doing = useDoing();
  const lacksWhere = where === 'cover' ? cover.trim() === '' : fix === undefined;

  function sighting(): Sighting {
    const said = text.trim() === '' ? {} : { text: text.trim() };
    if (where === 'cover') return { cover: cover.trim(), matter, ...said };
    const place = {
      lat: fix?.lat ?? 0,
      lon: fix?.lon ?? 0,
      ...(address.trim() === '' ? {} : { address: address.trim() }),
    };
    return { place, matter, ...said };
  }

  async function send(): Promise<void> {
    setSent(true);
    if (lacksWhere) return;
    await doing.run(async () => {
      const done = await waiting.enter({ kind: 'sighting', sighting: sighting() }, photos);
      if ('waits' in done) {
        say(t.kept);
        go(PATHS.incidents);
      } else {
        say(t.sighting.opened(done.sent.id));
        go(incidentPath(done.sent.id));
      }
    });
  }

  return (
    <Page title={t.sighting.title} back={{ href: PATHS.incidents, text: common.nav.incidents }}>
      <div class="sighting stack">
        <WaitingPanel />
        <Panel>
          <Form onSend={() => void send()} label={t.sighting.title}>
            <p class="muted">{t.sighting.intro}</p>
            {doing.problem && <Refusal problem={doing.problem} />}
            <MatterChoice value={matter} onValue={setMatter} />
            <Choices
              label={t.sighting.where}
              value={where}
              options={[
                { value: 'cover', text: t.sighting.atCover },
                { value: 'here', text: t.sighting.here },
              ]}
              onValue={setWhere}
            />
            {where === 'cover' ? (
              <TextField
                label={t.sighting.cover}
                hint={t.sighting.coverHint}
                error={wasSent && lacksWhere ? t.sighting.lackWhere : undefined}
                value={cover}
                onValue={setCover}
                autoCapitalize="characters"
                maxLength={64}
                required
              />
            ) : (
              <>
                <Position fix={fix} onFix={setFix} error={wasSent && lacksWhere ? t.sighting.lackWhere : undefined} />
                <TextField
                  label={t.sighting.address}
                  hint={t.sighting.addressHint}
                  value={address}
                  onValue={setAddress}
                  maxLength={500}
                />
              </>
            )}
            <PhotoInput photos={photos} onPhotos={setPhotos} onBusy={setMakingPhotos} />
            <TextArea label={t.sighting.text} value={text} onValue={setText} maxLength={2_000} />
            <div class="row sighting-foot">
              <Button type="submit" kind="main" large icon="incidents" busy={doing.isBusy || isMakingPhotos}>
                {t.sighting.send}
              </Button>
              <LinkButton href={PATHS.incidents} large>
                {common.act.cancel}
              </LinkButton>
            </div>
          </Form>
        </Panel>
      </div>
    </Page>
  );
}

function MatterChoice({ value, onValue }: { readonly value: Matter; readonly onValue: (matter: Matter) => void }) {
  const t = useWords(words);
  const common = useCommon();
  return (
    <fieldset class="matters">
      <legend>{t.sighting.matter}</legend>
      <div class="matters-grid">
        {MATTERS.map((matter) => (
          <label key={matter} class="matter-choice">
            <input
              type="radio"
              class="unseen"
              name="matter"
              value={matter}
              checked={matter === value}
              onChange={() => onValue(matter)}
            />
            <span class="matter-face">
              <MatterIcon matter={matter} />
              {common.matter[matter]}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
