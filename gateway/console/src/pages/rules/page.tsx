import { Page } from '../../parts/page.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { useConsole, useWords } from '../../shell/console.ts';
import { InForce } from './inForce.tsx';
import { ScopePicker } from './scopePicker.tsx';
import { TryOut } from './tryOut.tsx';
import { useScope } from './useScope.ts';
import { words } from './words.ts';
import './rules.css';

export const catalogues = [words];

/** The rules in force, and what other settings would have made of what was measured. */
export default function RulesPage() {
  const { session } = useConsole();
  const t = useWords(words);
  const scoped = useScope();
  const { scope, setScope } = scoped;
  const tabs = (['force', ...(session.may('dispatcher') ? (['try'] as const) : [])] as const).map((name) => ({
    name,
    label: t.tabs[name],
  }));
  return (
    <Page title={t.title}>
      <ScopePicker of={scoped} />
      <Tabs label={t.tabs.label} tabs={tabs} shown={scope.tab} onShow={(tab) => setScope({ tab })}>
        {scope.tab === 'try' ? <TryOut of={scoped} /> : <InForce of={scoped} />}
      </Tabs>
    </Page>
  );
}
