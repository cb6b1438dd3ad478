import { Link } from 'wouter-preact';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Facts } from '../../parts/panel.tsx';
import { Answer, ProblemNote } from '../../parts/states.tsx';
import { Instant } from '../../parts/time.tsx';
import { coverPath } from '../../paths.ts';
import { useCommon, useConsole, useFormat, useWords } from '../../shell/console.ts';
import { useAsked } from '../../shell/useAsked.ts';
import { useDoing } from '../../shell/useDoing.ts';
import type { FrameMeaning, KeptFrame } from './documents.ts';
import { hexRows } from './hexRows.ts';
import { words } from './words.ts';

type Frame = KeptFrame & { readonly meaning: FrameMeaning };

/** One refused frame: its bytes, and what can be made of them. */
export function FrameDialog(props: {
  readonly id: number;
  readonly onClose: () => void;
  readonly onForgotten: () => void;
}) {
  const { id, onClose, onForgotten } = props;
  const { api, session, say } = useConsole();
  const t = useWords(words);
  const format = useFormat();
  const doing = useDoing();
  const asked = useAsked<Frame>(`/api/quarantine/${id}`);

  async function forget(): Promise<void> {
    if (!(await doing.run(() => api.send('DELETE', `/api/quarantine/${id}`)))) return;
    say(format.plural(1, t.forgotten));
    onForgotten();
  }

  return (
    <Dialog
      title={t.frame(String(id))}
      onClose={onClose}
      foot={
        session.may('admin') && (
          <Button kind="danger" busy={doing.isBusy} onClick={() => void forget()}>
            {t.forget}
          </Button>
        )
      }
    >
      {doing.problem && <ProblemNote problem={doing.problem} />}
      <Answer of={asked}>{(frame) => <Told frame={frame} />}</Answer>
    </Dialog>
  );
}

function Told({ frame }: { readonly frame: Frame }) {
  const t = useWords(words);
  const common = useCommon();
  const { reason, detail, link, from, receivedAt, bytes, meaning } = frame;
  const { why, todo, claims, bare } = meaning;
  return (
    <>
      <Facts
        of={[
          [common.field.reason, <strong key="reason">{reason}</strong>],
          ...(detail === '' ? [] : ([[t.detail, detail]] as const)),
          ...(why === null ? [] : ([[t.why, why]] as const)),
          ...(todo === null ? [] : ([[t.todo, todo]] as const)),
          [t.link, link],
          [
            t.from,
            <span key="from" class="mono">
              {from}
            </span>,
          ],
          [t.received, <Instant key="at" at={receivedAt} seconds />],
          ...(claims === null
            ? []
            : ([
                [t.claims, t.claim(String(claims.node), t.directions[claims.direction], String(claims.counter))],
                [t.ofCover, claims.cover === null ? null : <Link href={coverPath(claims.cover)}>{claims.cover}</Link>],
              ] as const)),
          [t.bare, bare.message === null ? (bare.refused ?? '') : <code>{JSON.stringify(bare.message)}</code>],
        ]}
      />
      <section aria-label={t.bytesHex}>
        <pre class="hex">
          {hexRows(bytes)
            .map(({ at, bytes: row, text }) => `${at}  ${row.padEnd(23)}  ${text}`)
            .join('\n')}
        </pre>
      </section>
    </>
  );
}
