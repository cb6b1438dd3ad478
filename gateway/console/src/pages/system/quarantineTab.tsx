import { useState } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Form, Select } from '../../parts/field.tsx';
import { More } from '../../parts/more.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { Ago, Instant } from '../../parts/time.tsx';
import { useCommon, useConsole, useFormat, useWords } from '../../shell/console.ts';
import { useAsked } from '../../shell/useAsked.ts';
import { useDoing } from '../../shell/useDoing.ts';
import { useList } from '../../shell/useList.ts';
import type { KeptFrame, Stranger } from './documents.ts';
import { FrameDialog } from './frameDialog.tsx';
import { words } from './words.ts';

/** Frames that were refused, and nodes that nobody knows. */
export function QuarantineTab() {
  return (
    <div class="stack">
      <Frames />
      <Strangers />
    </div>
  );
}

function Frames() {
  const { session } = useConsole();
  const t = useWords(words);
  const common = useCommon();
  const [reason, setReason] = useState('');
  const listed = useList<KeptFrame>('/api/quarantine', 'frames', { limit: 100 });
  const [looked, setLooked] = useState<number>();
  const [isClearing, setClearing] = useState(false);
  const reasons = [...new Set(listed.rows.map((frame) => frame.reason))].sort();
  const shown = listed.rows.filter((frame) => reason === '' || frame.reason === reason);
  return (
    <Panel
      title={t.quarantine}
      flush
      aside={
        listed.rows.length > 0 &&
        session.may('admin') && (
          <Button kind="danger" onClick={() => setClearing(true)}>
            {t.forgetAll}
          </Button>
        )
      }
    >
      {listed.rows.length > 0 && (
        <>
          <div class="quarantine-head">
            <p class="muted small grow">{t.quarantineText}</p>
            <Select
              label={common.field.reason}
              value={reason}
              onValue={setReason}
              options={[{ value: '', text: t.all }, ...reasons.map((value) => ({ value, text: value }))]}
            />
          </div>
          <Table
            label={t.quarantine}
            rows={shown}
            keyOf={({ id }) => id}
            perPage={50}
            onPick={({ id }) => setLooked(id)}
            columns={[
              {
                name: 'reason',
                label: common.field.reason,
                main: true,
                show: (frame) => <strong>{frame.reason}</strong>,
              },
              {
                name: 'look',
                label: t.look,
                main: true,
                show: ({ id }) => (
                  <Button aria-label={`${t.look}: ${t.frame(String(id))}`} onClick={() => setLooked(id)}>
                    {t.look}
                  </Button>
                ),
              },
              { name: 'detail', label: t.detail, show: ({ detail }) => detail },
              { name: 'link', label: t.link, show: ({ link }) => link },
              { name: 'from', label: t.from, show: ({ from }) => <span class="mono small">{from}</span> },
              {
                name: 'received',
                label: t.received,
                by: ({ receivedAt }) => Date.parse(receivedAt),
                show: ({ receivedAt }) => <Instant at={receivedAt} />,
              },
              {
                name: 'bytes',
                label: t.bytesHex,
                wideOnly: true,
                show: ({ bytes }) => <code class="hex-short">{bytes}</code>,
              },
            ]}
          />
        </>
      )}
      {listed.rows.length === 0 && !listed.isLoading && <Empty title={t.noFrames} icon="check" />}
      <More of={listed} />
      {looked !== undefined && (
        <FrameDialog
          id={looked}
          onClose={() => setLooked(undefined)}
          onForgotten={() => {
            setLooked(undefined);
            listed.again();
          }}
        />
      )}
      {isClearing && (
        <ClearDialog
          reason={reason}
          onClose={() => setClearing(false)}
          onCleared={() => {
            setClearing(false);
            setReason('');
            listed.again();
          }}
        />
      )}
    </Panel>
  );
}

function ClearDialog(props: { readonly reason: string; readonly onClose: () => void; readonly onCleared: () => void }) {
  const { reason, onClose, onCleared } = props;
  const { api, say } = useConsole();
  const t = useWords(words);
  const common = useCommon();
  const format = useFormat();
  const doing = useDoing();

  async function send(): Promise<void> {
    let removed = 0;
    const isDone = await doing.run(async () => {
      ({ removed } = await api.send<{ removed: number }>('DELETE', '/api/quarantine', undefined, {
        query: { reason },
      }));
    });
    if (!isDone) return;
    say(format.plural(removed, t.forgotten));
    onCleared();
  }

  return (
    <Dialog title={reason === '' ? t.forgetAll : `${t.forgetAll}: ${reason}`} onClose={onClose}>
      <Form problem={doing.problem} onSend={() => void send()}>
        <p>{t.forgetAllText}</p>
        <div class="row">
          <Button type="submit" kind="danger" busy={doing.isBusy}>
            {t.forgetAll}
          </Button>
          <Button onClick={onClose}>{common.act.cancel}</Button>
        </div>
      </Form>
    </Dialog>
  );
}

function Strangers() {
  const t = useWords(words);
  const format = useFormat();
  const asked = useAsked<{ readonly nodes: readonly Stranger[] }>('/api/unknown-nodes');
  return (
    <Panel title={t.strangers} flush>
      <Answer of={asked}>
        {({ nodes }) =>
          nodes.length === 0 ? (
            <Empty title={t.noStrangers} icon="check" />
          ) : (
            <>
              <p class="quarantine-head muted small">{t.strangersText}</p>
              <Table
                label={t.strangers}
                rows={nodes}
                keyOf={({ who, link, from }) => `${who} ${link} ${from}`}
                perPage={50}
                columns={[
                  { name: 'who', label: t.who, main: true, show: ({ who }) => <strong>{who}</strong> },
                  { name: 'link', label: t.link, show: ({ link }) => link },
                  { name: 'from', label: t.from, show: ({ from }) => <span class="mono small">{from}</span> },
                  {
                    name: 'frames',
                    label: t.frames,
                    align: 'end',
                    by: ({ frames }) => frames,
                    show: ({ frames }) => format.number(frames),
                  },
                  { name: 'first', label: t.first, show: ({ firstAt }) => <Ago at={firstAt} /> },
                  { name: 'last', label: t.last, show: ({ lastAt }) => <Ago at={lastAt} /> },
                ]}
              />
            </>
          )
        }
      </Answer>
    </Panel>
  );
}
