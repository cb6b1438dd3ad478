import type { Incident } from '../../api/incidentDocuments.ts';
import { CardMark } from '../../parts/severity.tsx';
import { useCommon, useConsole, useFormat, useWords } from '../../shell/console.ts';
import { dueOf } from './due.ts';
import { words } from './words.ts';
import './dueBar.css';

const MINUTE_MS = 60_000;

/** Seconds in which nobody gets anything done are not told. */
function roughly(ms: number): number {
  return ms < MINUTE_MS ? ms : ms - (ms % MINUTE_MS);
}

/** What is left of the time for the awaited step: a bar that fills, and says so in words. */
export function DueBar({ incident, large = false }: { readonly incident: Incident; readonly large?: boolean }) {
  const { now } = useConsole();
  const format = useFormat();
  const t = useWords(words);
  const common = useCommon();
  const due = dueOf(incident, now.coarse.value);
  if (!due) return null;
  const { share, tone, left } = due;
  const length = format.duration(roughly(Math.abs(left)));
  const text = tone === 'stopped' ? t.due.stopped : left < 0 ? t.due.late(length) : t.due.left(length);
  return (
    <div class={`due is-${tone}${large ? ' is-large' : ''}`}>
      <span class="due-track" aria-hidden="true">
        <span class="due-fill" style={{ inlineSize: `${Math.max(3, share * 100)}%` }} />
      </span>
      <span class="due-text" title={incident.next?.dueAt ? format.instant(incident.next.dueAt) : undefined}>
        {(tone === 'yellow' || tone === 'red') && <CardMark card={tone} />}
        {tone === 'yellow' || tone === 'red' ? `${common.card[tone]} · ${text}` : text}
      </span>
    </div>
  );
}
