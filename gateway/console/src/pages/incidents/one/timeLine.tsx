import { Link } from 'wouter-preact';
import type { IncidentEntry, ShownIncident } from '../../../api/incidentDocuments.ts';
import { Icon } from '../../../parts/icons.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { Instant } from '../../../parts/time.tsx';
import { eventPath, incidentPath } from '../../../paths.ts';
import { useFormat, useWords } from '../../../shell/console.ts';
import { Photos } from '../photos/photo.tsx';
import { useWho } from '../who.ts';
import { words } from '../words.ts';
import { readFact } from './entryFact.ts';
import { looksOf } from './entryLooks.ts';
import { useSentence } from './useSentence.ts';

/** All that was said and done, the newest first. */
export function TimeLine({ incident }: { readonly incident: ShownIncident }) {
  const t = useWords(words);
  const entries = incident.entries.toReversed();
  return (
    <Panel title={t.story}>
      <ol class="story">
        {entries.map((entry) => (
          <Line key={entry.id} entry={entry} />
        ))}
      </ol>
    </Panel>
  );
}

function Line({ entry }: { readonly entry: IncidentEntry }) {
  const t = useWords(words);
  const format = useFormat();
  const who = useWho();
  const sentence = useSentence();
  const { icon, tone } = looksOf(entry);
  const fact = readFact(entry);
  const reading = fact.text('reading');
  const doneAt = fact.number('doneAt');
  // why the sensor does not believe it is in the sentence already
  const said = entry.kind === 'refuted' ? undefined : fact.said;
  return (
    <li class={`story-line is-${tone}`}>
      <span class="story-mark">
        <Icon name={icon} size={16} />
      </span>
      <div class="story-body">
        <p class="story-head">
          <span class="story-what">{sentence(entry)}</span>
          <span class="muted small">
            {who(entry.who)} · <Instant at={entry.at} />
          </span>
        </p>
        {entry.enteredAt && <p class="muted small">{t.entered(format.instant(entry.enteredAt))}</p>}
        {doneAt !== undefined && <p class="muted small">{t.doneAt(format.instant(doneAt))}</p>}
        {said && <p class="story-said">{said}</p>}
        {reading && (
          <p class="small">
            <span class="muted">{t.field.reading}:</span> {reading}
          </p>
        )}
        {fact.photos.length > 0 && <Photos ids={fact.photos} />}
        <Elsewhere entry={entry} />
      </div>
    </li>
  );
}

/** The event or incident that an entry names. */
function Elsewhere({ entry }: { readonly entry: IncidentEntry }) {
  const t = useWords(words);
  const fact = readFact(entry);
  const event = entry.kind === 'event' ? fact.text('event') : undefined;
  const incident = fact.text('incident') ?? (entry.kind === 'closed' ? fact.text('of') : undefined);
  if (event) {
    return (
      <p class="small">
        <Link href={eventPath(event)}>{t.toEvent}</Link>
      </p>
    );
  }
  if (!incident) return null;
  return (
    <p class="small">
      <Link href={incidentPath(incident)}>{incident}</Link>
    </p>
  );
}
