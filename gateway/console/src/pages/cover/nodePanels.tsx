import type { CoverPage } from '../../api/coverDocuments.ts';
import type { Trouble } from '../../api/nodeDocuments.ts';
import { Facts, Panel } from '../../parts/panel.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { Ago } from '../../parts/time.tsx';
import { useFormat, useWords } from '../../shell/console.ts';
import { useAsked } from '../../shell/useAsked.ts';
import { words } from './words.ts';

/** The errors that the node has kept and told. `turn` moves when they are to be read anew. */
export function LogPanel({ cover }: { readonly cover: string }) {
  const t = useWords(words).log;
  const format = useFormat();
  const asked = useAsked<{ readonly log: readonly Trouble[] }>(`/api/covers/${encodeURIComponent(cover)}/log`, {
    limit: 200,
  });
  return (
    <Panel title={t.title} flush>
      <Answer of={asked}>
        {({ log }) =>
          log.length === 0 ? (
            <Empty title={t.none} icon="check" />
          ) : (
            <Table
              label={t.title}
              rows={log.map((trouble, at) => ({ ...trouble, at }))}
              keyOf={({ at }) => at}
              perPage={20}
              columns={[
                { name: 'trouble', label: t.trouble, main: true, show: ({ trouble }) => trouble },
                { name: 'means', label: t.means, show: ({ means }) => means },
                { name: 'boots', label: t.boots, align: 'end', show: ({ boots }) => format.number(boots) },
                { name: 'minutes', label: t.after, align: 'end', show: ({ minutes }) => format.number(minutes) },
                { name: 'received', label: t.received, show: ({ receivedAt }) => <Ago at={receivedAt} /> },
              ]}
            />
          )
        }
      </Answer>
    </Panel>
  );
}

/** 10203 is 1.2.3. */
function versionOf(firmware: number): string {
  return [Math.floor(firmware / 10_000), Math.floor(firmware / 100) % 100, firmware % 100].join('.');
}

/** What the node has said of itself, by names of the protocol. */
export function SaidPanel({ of }: { readonly of: CoverPage }) {
  const t = useWords(words);
  const format = useFormat();
  const names = t.said as Readonly<Record<string, string>>;
  function text(name: string, value: string | number): string {
    if (name === 'firmware' && typeof value === 'number') return versionOf(value);
    if (name === 'heartbeat' && typeof value === 'number') return format.duration(value * 60_000);
    return String(value);
  }
  const entries = Object.entries(of.said).map(([name, value]) => [names[name] ?? name, text(name, value)] as const);
  return (
    <Panel title={t.said.title}>
      <Facts of={entries} />
    </Panel>
  );
}
