import { Page } from '../../parts/page.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { useConsole, useWords } from '../../shell/console.ts';
import type { Allowed } from '../../shell/filter.ts';
import { useFilter } from '../../shell/useFilter.ts';
import { LinksTab } from './linksTab.tsx';
import { OutboxTab } from './outboxTab.tsx';
import { PartsTab } from './partsTab.tsx';
import { QuarantineTab } from './quarantineTab.tsx';
import { words } from './words.ts';
import './system.css';

export const catalogues = [words];

const TABS = ['parts', 'links', 'outbox'] as const;
type TabName = (typeof TABS)[number] | 'quarantine';
const FOR_VIEWERS = { tab: TABS };
const FOR_DISPATCHERS = { tab: [...TABS, 'quarantine'] as const };
const FIRST: { readonly tab: TabName } = { tab: 'parts' };

/** The gateway itself. */
export default function SystemPage() {
  const { session } = useConsole();
  const t = useWords(words);
  const allowed: Allowed<typeof FIRST> = session.may('dispatcher') ? FOR_DISPATCHERS : FOR_VIEWERS;
  const [{ tab }, setFilter] = useFilter(FIRST, allowed);
  return (
    <Page title={t.title}>
      <Tabs
        label={t.tabs.label}
        tabs={allowed.tab.map((name) => ({ name, label: t.tabs[name] }))}
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
