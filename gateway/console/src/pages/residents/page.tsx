import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import type { ResidentReport } from '../../api/incidentDocuments.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextArea } from '../../parts/field.tsx';
import { More } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, ProblemNote } from '../../parts/states.tsx';
import { Instant } from '../../parts/time.tsx';
import { coverPath, incidentPath } from '../../paths.ts';
import { useCommon, useConsole, useFormat, useWords } from '../../shell/console.ts';
import { useDoing } from '../../shell/useDoing.ts';
import { useList } from '../../shell/useList.ts';
import { words } from './words.ts';
import './residents.css';

export const catalogues = [words];

type Verdict = 'accept' | 'reject';

/** What residents have sent and that waits for a person: nothing follows from it until somebody has said so. */
export default function ResidentsPage() {
  const { api, say } = useConsole();
  const t = useWords(words);
  const format = useFormat();
  const list = useList<ResidentReport>('/api/residents/held', 'reports', { limit: 50 });
  const [asked, setAsked] = useState<{ readonly report: ResidentReport; readonly verdict: Verdict }>();
  const [last, setLast] = useState<ResidentReport>();

  async function decide(report: ResidentReport, verdict: Verdict, note: string): Promise<void> {
    const path = `/api/residents/held/${report.id}`;
    const said = note.trim() === '' ? {} : { note: note.trim() };
    const decided = await api.send<ResidentReport>('POST', path, { verdict, ...said });
    list.set((rows) => rows.filter(({ id }) => id !== report.id));
    setLast(decided);
    setAsked(undefined);
    say(t.done[verdict]);
  }

  return (
    <Page
      title={t.title}
      sub={list.rows.length > 0 && <span class="muted">{format.plural(list.rows.length, t.count)}</span>}
    >
      <p class="muted">{t.intro}</p>
      {last?.incident && (
        <p role="status">
          {t.joined(last.id)} <Link href={incidentPath(last.incident)}>{last.incident}</Link>
        </p>
      )}
      <ul class="held">
        {list.rows.map((report) => (
          <Held key={report.id} report={report} onVerdict={(verdict) => setAsked({ report, verdict })} />
        ))}
      </ul>
      {list.rows.length === 0 && !list.isLoading && !list.problem && <Empty title={t.none} icon="check" />}
      <More of={list} />
      {asked && (
        <VerdictDialog
          verdict={asked.verdict}
          onClose={() => setAsked(undefined)}
          onSend={(note) => decide(asked.report, asked.verdict, note)}
        />
      )}
    </Page>
  );
}

function Held({
  report,
  onVerdict,
}: {
  readonly report: ResidentReport;
  readonly onVerdict: (verdict: Verdict) => void;
}) {
  const t = useWords(words);
  const common = useCommon();
  const { id, at, matter, cover, place, address, text, photo, contact, heldFor, via } = report;
  const why = t.heldFor as Readonly<Record<string, string>>;
  const where = address ?? (place ? `${place.lat.toFixed(5)}, ${place.lon.toFixed(5)}` : undefined);
  return (
    <li class="held-card">
      <header class="row spread">
        <div>
          <h2>{common.matter[matter]}</h2>
          <p class="muted small">
            {id} · <Instant at={at} /> · {t.via[via]}
          </p>
        </div>
        <span class="badge is-major">{heldFor === null ? '' : (why[heldFor] ?? heldFor)}</span>
      </header>
      <p class="held-text">{text}</p>
      {photo && <img class="held-photo" src={`/api/photos/${photo}?size=thumb`} alt={t.photo} loading="lazy" />}
      <p class="small row">
        {cover && <Link href={coverPath(cover)}>{cover}</Link>}
        {where && <span class="muted">{where}</span>}
      </p>
      {contact && (
        <p class="small row">
          <span class="muted">{t.contact}:</span>
          {[contact.name, contact.phone, contact.email, contact.text].filter(Boolean).join(' · ')}
        </p>
      )}
      <div class="row">
        <Button kind="main" icon="check" onClick={() => onVerdict('accept')}>
          {t.act.accept}
        </Button>
        <Button kind="danger" icon="close" onClick={() => onVerdict('reject')}>
          {t.act.reject}
        </Button>
      </div>
    </li>
  );
}

function VerdictDialog(props: {
  readonly verdict: Verdict;
  readonly onClose: () => void;
  readonly onSend: (note: string) => Promise<void>;
}) {
  const { verdict, onClose, onSend } = props;
  const t = useWords(words);
  const common = useCommon();
  const doing = useDoing();
  const [note, setNote] = useState('');
  return (
    <Dialog
      title={t.act[verdict]}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{common.act.cancel}</Button>
          <Button
            kind={verdict === 'accept' ? 'main' : 'danger'}
            busy={doing.isBusy}
            onClick={() => void doing.run(() => onSend(note))}
          >
            {t.act[verdict]}
          </Button>
        </>
      }
    >
      {doing.problem && <ProblemNote problem={doing.problem} />}
      <p class="muted">{t.what[verdict]}</p>
      <TextArea label={t.note} value={note} onValue={setNote} maxLength={2_000} />
    </Dialog>
  );
}
