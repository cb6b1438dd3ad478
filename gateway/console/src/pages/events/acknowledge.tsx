import type { Event } from '../../api/eventDocuments.ts';
import { Button } from '../../parts/button.tsx';
import { useCommon, useConsole, useFormat, useWords } from '../../shell/console.ts';
import { useDoing } from '../../shell/useDoing.ts';
import { words } from './words.ts';

/** What people have said of an event; where nobody has seen it yet, the button that says so. */
export function Acknowledge({ event }: { readonly event: Event }) {
  const { api, session, say } = useConsole();
  const t = useWords(words);
  const common = useCommon();
  const format = useFormat();
  const doing = useDoing();
  const { verdict, acknowledged, comments } = event.review;
  const said = [
    verdict !== 'unconfirmed' && common.verdict[verdict],
    acknowledged && t.acknowledged(acknowledged.who),
    comments > 0 && format.plural(comments, t.comments),
  ].filter(Boolean);
  const isWanted = event.clearedAt === null && acknowledged === null && session.may('dispatcher');

  if (said.length === 0 && !isWanted) return null;

  async function acknowledge(): Promise<void> {
    const path = `/api/events/${encodeURIComponent(event.id)}/notes`;
    const isDone = await doing.run(() => api.send('POST', path, { kind: 'acknowledged' }));
    const rule = common.rule[event.rule];
    if (isDone) say(t.isAcknowledged(rule, event.cover));
    else say(common.problem.other, 'bad');
  }

  return (
    <span class="row" style={{ '--gap': 'var(--s2)' }}>
      {said.length > 0 && <span class="small">{said.join(' · ')}</span>}
      {isWanted && (
        <Button
          icon="check"
          busy={doing.isBusy}
          aria-label={`${t.acknowledge}: ${common.rule[event.rule]}, ${event.cover}`}
          onClick={() => void acknowledge()}
        >
          {t.acknowledge}
        </Button>
      )}
    </span>
  );
}
