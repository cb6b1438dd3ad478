import { Link } from 'wouter-preact';
import { Problem } from '../../api/problem.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Ago } from '../../parts/time.tsx';
import { incidentPath } from '../../paths.ts';
import { useCommon, useConsole, useFormat, useWords } from '../../shell/console.ts';
import type { Entered } from '../../waiting/entered.ts';
import { Refusal } from './one/refusal.tsx';
import { words } from './words.ts';
import './waiting.css';

/** What was entered and is not answered: all of it, or that of one incident. Nothing where there is none. */
export function WaitingPanel({ incident }: { readonly incident?: string }) {
  const { waiting } = useConsole();
  const t = useWords(words);
  const format = useFormat();
  const some = waiting.mine.value.filter(
    ({ what }) => incident === undefined || (what.kind === 'act' && what.incident === incident),
  );
  const others = waiting.others.value;
  if (some.length === 0 && (others === 0 || incident !== undefined)) return null;
  return (
    <section class="waiting" aria-label={t.waiting.title}>
      {some.length > 0 && (
        <>
          <header class="row spread">
            <p class="waiting-title">
              <Icon name="offline" size={18} /> {format.plural(some.length, t.waiting.count)}
            </p>
            <Button onClick={waiting.wake}>{t.waiting.sendNow}</Button>
          </header>
          {waiting.isShut.value && <p class="small">{t.waiting.shut}</p>}
          <ul class="waiting-list">
            {some.map((one) => (
              <Line key={one.key} one={one} withIncident={incident === undefined} />
            ))}
          </ul>
        </>
      )}
      {others > 0 && incident === undefined && <p class="small muted">{format.plural(others, t.waiting.others)}</p>}
    </section>
  );
}

function Line({ one, withIncident }: { readonly one: Entered; readonly withIncident: boolean }) {
  const { waiting } = useConsole();
  const t = useWords(words);
  const common = useCommon();
  const format = useFormat();
  const { key, what, photos, enteredAt, refused } = one;
  const isSending = waiting.sending.value === key;
  const steps = common.step as Readonly<Record<string, string>>;
  const name =
    what.kind === 'sighting'
      ? `${t.newIncident}: ${common.matter[what.sighting.matter]}`
      : what.act.act === 'take'
        ? (steps[what.act.step] ?? what.act.step)
        : t.act[what.act.act];
  const said = what.kind === 'sighting' ? what.sighting.text : 'note' in what.act ? what.act.note : undefined;
  return (
    <li class={refused ? 'waiting-line is-refused' : 'waiting-line'}>
      <div class="row spread">
        <p>
          <strong>{name}</strong>
          {withIncident && what.kind === 'act' && (
            <>
              {' '}
              <Link href={incidentPath(what.incident)}>{what.incident}</Link>
            </>
          )}
        </p>
        <span class="muted small">
          {refused ? t.waiting.refused : isSending ? t.waiting.sending : t.waiting.waits} · <Ago at={enteredAt} />
        </span>
      </div>
      {said && <p class="small waiting-said">{said}</p>}
      {photos.length > 0 && <p class="small muted">{format.plural(photos.length, t.waiting.photos)}</p>}
      {refused && (
        <>
          <Refusal problem={new Problem(refused)} />
          <p class="small">{t.waiting.whatNow}</p>
          <div class="row">
            <Button onClick={() => void waiting.again(key)}>{common.act.retry}</Button>
            <Button kind="danger" onClick={() => void waiting.drop(key)}>
              {t.waiting.drop}
            </Button>
          </div>
        </>
      )}
    </li>
  );
}
