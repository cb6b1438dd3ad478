import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Link } from 'wouter-preact';
import type { CoverPage } from '../../api/coverDocuments.ts';
import { addressBesideName } from '../../parts/address.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { ConditionBadge } from '../../parts/severity.tsx';
import { standingOf } from '../../parts/standing.ts';
import { Answer } from '../../parts/states.tsx';
import { Ago } from '../../parts/time.tsx';
import { coverPath, eventPath, incidentPath } from '../../paths.ts';
import { useCommon, useFormat, useWords } from '../../shell/console.ts';
import { useAsked } from '../../shell/useAsked.ts';
import { useStream } from '../../shell/useStream.ts';
import { words } from './words.ts';

const UNITS = { tilt: 'deg', water: 'mm', battery: 'mV', temperature: 'degC' } as const;
const READINGS = Object.keys(UNITS) as (keyof typeof UNITS)[];

/** One cover in short, over the map, with the ways on from it. */
export function CoverCard(props: { readonly cover: string; readonly incident: string; readonly onClose: () => void }) {
  const { cover, incident, onClose } = props;
  const t = useWords(words);
  const common = useCommon();
  const asked = useAsked<CoverPage>(`/api/covers/${encodeURIComponent(cover)}`);
  useStream('cover', (told) => {
    if (told.cover === cover) asked.set((old) => ({ ...old, ...told }));
  });
  const element = useRef<HTMLElement>(null);
  // whoever closes it from within goes on where they had chosen the cover
  useLayoutEffect(() => {
    const { current } = element;
    const before = document.activeElement;
    return () => {
      const isWithin = current?.contains(document.activeElement);
      if (isWithin && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [cover]);
  useEffect(() => {
    const close = (event: KeyboardEvent) => event.key === 'Escape' && onClose();
    document.addEventListener('keydown', close);
    return () => document.removeEventListener('keydown', close);
  }, [onClose]);
  return (
    <aside ref={element} class="map-card" aria-label={cover}>
      <header class="row spread">
        <h2>{cover}</h2>
        <Button kind="quiet" icon="close" aria-label={common.act.close} onClick={onClose} />
      </header>
      <Answer of={asked}>{(found) => <InShort of={found} />}</Answer>
      <div class="row">
        <LinkButton kind="main" href={coverPath(cover)}>
          {t.open}
        </LinkButton>
        {incident !== '' && <LinkButton href={incidentPath(incident)}>{`${t.incident} ${incident}`}</LinkButton>}
      </div>
    </aside>
  );
}

function InShort({ of }: { readonly of: CoverPage }) {
  const t = useWords(words);
  const common = useCommon();
  const format = useFormat();
  const { details, events, maintenance, readings } = of;
  const where = [details.name, addressBesideName(details)].filter(Boolean).join(', ');
  return (
    <div class="stack" style={{ '--gap': 'var(--s3)' }}>
      <div>
        {where && <p>{where}</p>}
        <p class="muted small">{[details.unit, details.cell].filter(Boolean).join(' · ')}</p>
      </div>
      <ConditionBadge standing={standingOf(of)} maintenance={maintenance} />
      {events.length > 0 && (
        <ul class="small">
          {events.map(({ event, rule, onset }) => (
            <li key={event} class="row spread">
              <Link href={eventPath(event)}>{common.rule[rule]}</Link>
              <span class="muted">
                <Ago at={onset} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <dl class="readings">
        {READINGS.map((name) => {
          const value = readings[name];
          return value === undefined ? null : (
            <div key={name}>
              <dt>{common.reading[name]}</dt>
              <dd>{format.quantity(value, UNITS[name])}</dd>
            </div>
          );
        })}
        <div>
          <dt>{t.heard}</dt>
          <dd>
            <Ago at={of.heard} />
          </dd>
        </div>
      </dl>
    </div>
  );
}
