import { useMemo, useState } from 'preact/hooks';
import type { CoverPage as Document } from '../../api/coverDocuments.ts';
import { addressBesideName } from '../../parts/address.ts';
import { LinkButton } from '../../parts/button.tsx';
import { Page } from '../../parts/page.tsx';
import { Panel } from '../../parts/panel.tsx';
import { RuleCards } from '../../parts/ruleCards.tsx';
import { ConditionBadge } from '../../parts/severity.tsx';
import { standingOf } from '../../parts/standing.ts';
import { Answer, Empty } from '../../parts/states.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { onMapPath, PATHS } from '../../paths.ts';
import { useCommon, useConsole, useWords } from '../../shell/console.ts';
import type { PageProps } from '../../shell/route.ts';
import { useFilter } from '../../shell/useFilter.ts';
import { BatteryPanel } from './batteryPanel.tsx';
import { Charts } from './charts.tsx';
import { ConfigPanel } from './configPanel.tsx';
import { DetailsPanel } from './detailsPanel.tsx';
import { Latest } from './latest.tsx';
import { LinkPanel } from './linkPanel.tsx';
import { LogPanel, SaidPanel } from './nodePanels.tsx';
import { OrdersPanel } from './ordersPanel.tsx';
import { Raised } from './raised.tsx';
import { ReadingsPanel } from './readingsPanel.tsx';
import { ShelvesPanel } from './shelvesPanel.tsx';
import { type Looked, type SpanName, spanUpTo } from './span.ts';
import { useCover } from './useCover.ts';
import { useOrders } from './useOrders.ts';
import { words } from './words.ts';
import './cover.css';

export const catalogues = [words];

const TABS = ['overview', 'node', 'readings', 'details'] as const;
type TabName = (typeof TABS)[number];
const FIRST: { readonly tab: TabName } = { tab: 'overview' };
const ALLOWED = { tab: TABS };

/** One cover: how it stands, what it has measured, what was raised, and its node. */
export default function CoverPage({ params }: PageProps) {
  const cover = params.cover ?? '';
  const t = useWords(words);
  const common = useCommon();
  const found = useCover(cover);
  const value = found.asked.value;
  return (
    <Page
      title={value?.details.name ? `${cover} ${value.details.name}` : cover}
      back={{ href: PATHS.covers, text: common.nav.covers }}
      sub={value && <ConditionBadge standing={standingOf(value)} maintenance={value.maintenance} />}
      actions={
        value?.details.lat != null && (
          <LinkButton href={onMapPath(cover)} icon="map">
            {t.onMap}
          </LinkButton>
        )
      }
    >
      <Answer of={found.asked}>{(document) => <Inside of={document} found={found} />}</Answer>
    </Page>
  );
}

interface InsideProps {
  readonly of: Document;
  readonly found: ReturnType<typeof useCover>;
}

function Inside({ of, found }: InsideProps) {
  const t = useWords(words);
  const [{ tab }, setFilter] = useFilter(FIRST, ALLOWED);
  const orders = useOrders(of.cover);
  const where = [addressBesideName(of.details), of.details.unit, of.details.group].filter(Boolean).join(' · ');
  return (
    <>
      {where && <p class="muted cover-where">{where}</p>}
      <Raised of={of} incidents={found.incidents.rows} />
      <Tabs
        label={t.tabs.label}
        shown={tab}
        onShow={(name) => setFilter({ tab: name })}
        tabs={TABS.map((name) => ({ name, label: t.tabs[name] }))}
      >
        {tab === 'overview' && <Overview of={of} found={found} />}
        {tab === 'node' && (
          <div class="cover-columns">
            <div class="stack">
              <OrdersPanel of={orders} maintenance={of.maintenance} />
              <ConfigPanel of={found.config} />
              <LogPanel cover={of.cover} />
            </div>
            <div class="stack">
              <SaidPanel of={of} />
            </div>
          </div>
        )}
        {tab === 'readings' && <ReadingsPanel of={of} />}
        {tab === 'details' && <Details of={of} found={found} />}
      </Tabs>
    </>
  );
}

function Overview({ of, found }: InsideProps) {
  const { api } = useConsole();
  const t = useWords(words);
  const [looked, setLooked] = useState<Looked>(() => spanUpTo('week', api.now()));
  const settings = found.rules.value?.rules ?? [];
  // what is read anew is read up to now
  const shown = useMemo(
    () => (looked.name === 'own' ? looked : spanUpTo(looked.name, api.now())),
    [looked, found.turn, api],
  );
  if (of.node === null && of.at === null) {
    return (
      <Empty title={t.noNode} icon="covers">
        {t.noNodeText}
      </Empty>
    );
  }
  return (
    <div class="cover-columns">
      <div class="stack">
        <Latest of={of} />
        <Charts
          cover={of.cover}
          settings={settings}
          events={found.events.rows}
          incidents={found.incidents.rows}
          looked={shown}
          turn={found.turn}
          onName={(name: SpanName) => setLooked(spanUpTo(name, api.now()))}
          onLooked={setLooked}
        />
      </div>
      <div class="stack">
        <LinkPanel of={of} />
        <BatteryPanel cover={of.cover} settings={settings} />
        <ShelvesPanel cover={of.cover} shelves={of.shelves} onChange={found.asked.again} />
      </div>
    </div>
  );
}

function Details({ of, found }: InsideProps) {
  const t = useWords(words);
  return (
    <div class="stack">
      <DetailsPanel of={of} onSaved={(details) => found.asked.set((old) => ({ ...old, details }))} />
      <Panel title={t.rules.title}>
        <Answer of={found.rules}>{({ rules }) => <RuleCards settings={rules} />}</Answer>
      </Panel>
    </div>
  );
}
