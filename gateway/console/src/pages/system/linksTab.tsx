import { Facts, Panel } from '../../parts/panel.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { Ago } from '../../parts/time.tsx';
import { useCommon, useFormat, useWords } from '../../shell/console.ts';
import { useAsked } from '../../shell/useAsked.ts';
import { useStream } from '../../shell/useStream.ts';
import type { LinkDocument } from './documents.ts';
import { PartBadge } from './partBadge.tsx';
import { useEach } from './useEach.ts';
import { words } from './words.ts';

const EACH_MS = 10_000;

/** A card for each link: is it up, when was it heard, how well, and what became of what it brought. */
export function LinksTab() {
  const t = useWords(words);
  const asked = useAsked<{ readonly links: readonly LinkDocument[] }>('/api/links');
  useStream('part', ({ part }) => {
    if (part.startsWith('link ')) asked.again();
  });
  useEach(EACH_MS, asked.again);
  return (
    <Answer of={asked}>
      {({ links }) =>
        links.length === 0 ? (
          <Empty title={t.noLinks} icon="links">
            {t.noLinksText}
          </Empty>
        ) : (
          <div class="grid" style={{ '--least': '24rem' }}>
            {links.map((link) => (
              <LinkCard key={link.name} link={link} />
            ))}
          </div>
        )
      }
    </Answer>
  );
}

function LinkCard({ link }: { readonly link: LinkDocument }) {
  const t = useWords(words);
  const common = useCommon();
  const format = useFormat();
  const { name, kind, address, state, counts, outcomes, heardAt, bytes, rssi, snr, dutyCycle } = link;
  const signal = (told: typeof rssi, unit: string) =>
    told === null ? null : `${format.quantity(told.last, unit)} (${format.quantity(told.mean, unit)})`;
  const signals = [signal(rssi, 'dBm'), signal(snr, 'dB')].filter(Boolean).join(', ');
  return (
    <Panel title={name} aside={<PartBadge status={state.status} />}>
      {state.reason && <p class="link-reason">{state.reason}</p>}
      <Facts
        of={[
          [t.kind, kind],
          [t.address, address === null ? null : <span class="mono">{address}</span>],
          [common.field.heard, <Ago key="heard" at={heardAt} />],
          [t.since, <Ago key="since" at={state.since} />],
          ...(signals === '' ? [] : ([[t.signal, signals]] as const)),
          [
            t.dutyCycle,
            dutyCycle === null ? (
              <span class="muted">{t.noLimit}</span>
            ) : (
              <>
                {t.dutyIn(format.percent(dutyCycle.left), dutyCycle.band)}{' '}
                <meter min={0} max={1} low={0.2} value={dutyCycle.left} aria-label={t.dutyCycle} />
              </>
            ),
          ],
          [t.bytes, `${format.number(bytes.up)} / ${format.number(bytes.down)}`],
        ]}
      />
      <Counts title={t.counts} names={t.countNames} of={counts} />
      <Counts title={t.outcomes} names={t.outcomeNames} of={outcomes} />
    </Panel>
  );
}

/** Counters by name, those that count something; what has no name here keeps the gateway's. */
function Counts(props: {
  readonly title: string;
  readonly names: Readonly<Record<string, string>>;
  readonly of: Readonly<Record<string, number>>;
}) {
  const { title, names, of } = props;
  const format = useFormat();
  const told = Object.entries(of).filter(([, count]) => count > 0);
  if (told.length === 0) return null;
  return (
    <section class="counts" aria-label={title}>
      <h3 class="small">{title}</h3>
      <ul>
        {told.map(([name, count]) => (
          <li key={name}>
            <strong>{format.number(count)}</strong> <span class="muted small">{names[name] ?? name}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
