import { Page } from '../../parts/page.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { useConsole, useWords } from '../../shell/console.ts';
import { useFilter } from '../../shell/useFilter.ts';
import { LinksTab } from './linksTab.tsx';
import { OutboxTab } from './outboxTab.tsx';
import { PartsTab } from './partsTab.tsx';
import { QuarantineTab } from './quarantineTab.tsx';
import { words } from './words.ts';
import './system.css';

export const catalogues = [words];

type TabName = 'parts' | 'links' | 'outbox' | 'quarantine';
const FIRST: { readonly tab: TabName } = { tab: 'parts' };

/** The gateway itself. */
export default function SystemPage() {
  const { session } = useConsole();
  const t = useWords(words);
  const [{ tab }, setFilter] = useFilter(FIRST);
  const names: readonly TabName[] = [
    ...(['parts', 'links', 'outbox'] as const),
    ...(session.may('dispatcher') ? (['quarantine'] as const) : []),
  ];
  return (
    <Page title={t.title}>
      <Tabs
        label={t.tabs.label}
        tabs={names.map((name) => ({ name, label: t.tabs[name] }))}
        shown={tab}
        onShow={(name) => setFilter({ tab: name })}
      >
        {tab === 'parts' && <PartsTab />}
        {tab === 'links' && <LinksTab />}
        {tab === 'outbox' && <OutboxTab />}
        {tab === 'quarantine' && <QuarantineTab />}
      </Tabs>
    </Page>
  );
}
