import type { ComponentChildren } from 'preact';
import { Link } from 'wouter-preact';
import type { Event, EventNote } from '../../api/eventDocuments.ts';
import type { Incident } from '../../api/incidentDocuments.ts';
import { Page } from '../../parts/page.tsx';
import { Facts, Panel } from '../../parts/panel.tsx';
import { settingText } from '../../parts/settingText.ts';
import { CardBadge, SeverityBadge } from '../../parts/severity.tsx';
import { Answer } from '../../parts/states.tsx';
import { Ago, Instant } from '../../parts/time.tsx';
import { coverPath, incidentPath, PATHS } from '../../paths.ts';
import { useCommon, useConsole, useFormat, useWords } from '../../shell/console.ts';
import type { PageProps } from '../../shell/route.ts';
import { useAsked } from '../../shell/useAsked.ts';
import { useStream } from '../../shell/useStream.ts';
import { ReleasePanel, SayPanel } from './say.tsx';
import { words } from './words.ts';
import './event.css';

export const catalogues = [words];

type Told = Event & { readonly notes: readonly EventNote[] };

/** One event: what was found, what people have said of it, and what can be done. */
export default function EventPage({ params }: PageProps) {
  const id = params.event ?? '';
  const t = useWords(words);
  const common = useCommon();
  const asked = useAsked<Told>(`/api/events/${encodeURIComponent(id)}`);
  useStream('event', ({ event }) => {
    if (event.id === id) asked.set((old) => ({ ...old, ...event }));
  });
  useStream('note', (note) => {
    if (note.event === id) asked.again();
  });
  const event = asked.value;
  const state = event?.withdrawn ? 'withdrawn' : event?.clearedAt === null ? 'open' : 'cleared';
  return (
    <Page
      title={event ? t.title(common.rule[event.rule], event.cover) : id}
      back={{ href: PATHS.events, text: t.events }}
      sub={
        event && (
          <>
            <SeverityBadge severity={event.severity} />
            <span class={`badge is-${state === 'open' ? 'info' : 'good'}`}>{t.state[state]}</span>
          </>
        )
      }
    >
      <Answer of={asked}>
        {(told) => (
          <div class="event-columns">
            <div class="stack">
              <Found of={told} />
              <Work of={told} />
            </div>
            <div class="stack">
              <Notes of={told} />
              <SayPanel event={told} onSaid={asked.again} />
              {told.clearedAt === null && !told.withdrawn && <ReleasePanel event={told} onReleased={asked.again} />}
            </div>
          </div>
        )}
      </Answer>
    </Page>
  );
}

function Found({ of }: { readonly of: Told }) {
  const { now } = useConsole();
  const t = useWords(words);
  const common = useCommon();
  const format = useFormat();
  const names = common.reading as Readonly<Record<string, string>>;
  const end = of.clearedAt === null ? now.coarse.value : Date.parse(of.clearedAt);
  const value = (told: number | null) =>
    told === null ? null : settingText({ value: told, unit: of.unit }, common, format);
  const facts: (readonly [string, ComponentChildren])[] = [
    [
      t.cover,
      <Link key="cover" href={coverPath(of.cover)}>
        {of.cover}
      </Link>,
    ],
    [t.signal, names[of.signal] ?? of.signal],
    [t.onset, <Instant key="onset" at={of.onset} seconds />],
    [t.raised, <Instant key="raised" at={of.raisedAt} seconds />],
  ];
  if (of.clearedAt !== null) facts.push([t.cleared, <Instant key="cleared" at={of.clearedAt} seconds />]);
  facts.push([t.lasted, format.duration(Math.max(0, end - Date.parse(of.onset)))]);
  if (of.reason !== null) facts.push([t.reason, of.reason]);
  if (of.value !== null) facts.push([t.value, value(of.value)]);
  if (of.peak !== null) facts.push([t.peak, value(of.peak)]);
  facts.push([t.quality, t.qualities[of.quality]]);
  facts.push([t.received, <Instant key="received" at={of.receivedAt} seconds />]);
  const marks = [
    of.withdrawn && t.withdrawnText,
    of.late && t.late,
    of.revision > 0 && format.plural(of.revision, t.revision),
    of.shelved && t.shelved,
  ].filter(Boolean);
  return (
    <Panel title={t.what}>
      <Facts of={facts} />
      {marks.length > 0 && <p class="muted small">{marks.join(' · ')}</p>}
    </Panel>
  );
}

/** The incident that has taken it up. */
function Work({ of }: { readonly of: Told }) {
  const t = useWords(words);
  const common = useCommon();
  const asked = useAsked<{ readonly incidents: readonly Incident[] }>('/api/incidents', {
    cover: of.cover,
    limit: 100,
  });
  useStream('incident', ({ cover }) => {
    if (cover === of.cover) asked.again();
  });
  return (
    <Panel title={t.incident}>
      <Answer of={asked}>
        {({ incidents }) => {
          const found = incidents.filter(({ events }) => events.some(({ event }) => event === of.id));
          if (found.length === 0) return <p class="muted">{t.noIncident}</p>;
          return (
            <ul class="stack">
              {found.map(({ id, matter, card, next }) => (
                <li key={id} class="row spread">
                  <span>
                    <Link href={incidentPath(id)}>{id}</Link>{' '}
                    <span class="muted">
                      {common.matter[matter]}
                      {next && ` · ${(common.step as Readonly<Record<string, string>>)[next.step] ?? next.step}`}
                    </span>
                  </span>
                  <CardBadge card={card} />
                </li>
              ))}
            </ul>
          );
        }}
      </Answer>
    </Panel>
  );
}

function Notes({ of }: { readonly of: Told }) {
  const t = useWords(words);
  const kinds = t.kinds as Readonly<Record<string, string>>;
  return (
    <Panel title={t.notes}>
      {of.notes.length === 0 ? (
        <p class="muted">{t.noNotes}</p>
      ) : (
        <ol class="notes">
          {of.notes.map(({ id, who, at, kind, text }) => (
            <li key={id}>
              <p>
                <strong>{who}</strong> {kinds[kind] ?? kind}{' '}
                <span class="muted small">
                  <Ago at={at} />
                </span>
              </p>
              {text && <p class="note-text">{text}</p>}
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
