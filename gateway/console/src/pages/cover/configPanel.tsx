import { useState } from 'preact/hooks';
import type { ConfigState, NodeConfig } from '../../api/nodeDocuments.ts';
import { Button } from '../../parts/button.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Source } from '../../parts/source.tsx';
import { Answer } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useCommon, useConsole, useFormat, useWords } from '../../shell/console.ts';
import type { Asked } from '../../shell/useAsked.ts';
import { ConfigForm } from './configForm.tsx';
import { words } from './words.ts';

const TONES: Readonly<Record<ConfigState, string>> = {
  unset: 'info',
  pending: 'minor',
  sent: 'minor',
  applied: 'good',
  refused: 'critical',
};

/** What is wanted of the node, what it has, and how far the one is to the other. */
export function ConfigPanel({ of }: { readonly of: Asked<NodeConfig> }) {
  const { session } = useConsole();
  const t = useWords(words).config;
  const [isEditing, setEditing] = useState(false);
  return (
    <Panel
      title={t.title}
      flush
      aside={
        session.may('dispatcher') &&
        of.value && (
          <Button icon="settings" onClick={() => setEditing(true)}>
            {t.edit}
          </Button>
        )
      }
    >
      <Answer of={of}>{(config) => <Settings config={config} />}</Answer>
      {isEditing && of.value && (
        <ConfigForm
          config={of.value}
          onClose={() => setEditing(false)}
          onSaved={(saved) => {
            of.set(() => saved);
            setEditing(false);
          }}
        />
      )}
    </Panel>
  );
}

function Settings({ config }: { readonly config: NodeConfig }) {
  const t = useWords(words).config;
  const common = useCommon();
  const names = t.names as Readonly<Record<string, string>>;
  const rows = Object.entries(config.settings).map(([name, setting]) => ({ name, ...setting }));
  return (
    <>
      <div class="panel-note">
        <p>
          <span class={`badge is-${TONES[config.state]}`}>{t.state[config.state]}</span>
        </p>
        <Progress config={config} />
      </div>
      <Table
        label={t.title}
        rows={rows}
        keyOf={({ name }) => name}
        columns={[
          {
            name: 'setting',
            label: t.setting,
            main: true,
            show: ({ name }) => <span title={name}>{names[name] ?? name}</span>,
          },
          {
            name: 'wanted',
            label: t.wanted,
            align: 'end',
            show: ({ wanted }) => wanted ?? <span class="muted">{common.say.none}</span>,
          },
          {
            name: 'inForce',
            label: t.inForce,
            align: 'end',
            show: ({ wanted, inForce }) =>
              inForce === null ? (
                <span class="muted">{t.unknown}</span>
              ) : (
                <strong class={wanted !== null && wanted !== inForce ? 'differs' : undefined}>{inForce}</strong>
              ),
          },
          { name: 'from', label: t.from, show: ({ from }) => <Source from={from} /> },
        ]}
      />
    </>
  );
}

/** In words: what has been sent, what the node said. */
function Progress({ config }: { readonly config: NodeConfig }) {
  const { now } = useConsole();
  const t = useWords(words).config;
  const format = useFormat();
  const { state, sent, refused, reported, hashMatches } = config;
  const ago = (at: string) => format.ago(at, now.coarse.value);
  return (
    <div class="small muted">
      {state === 'pending' && <p>{t.pending}</p>}
      {sent && <p>{t.sent(String(sent.version), format.plural(sent.sendings, t.times), ago(sent.at))}</p>}
      {refused && <p>{t.refused(refused.result, refused.setting === null ? '' : `: ${refused.setting}`)}</p>}
      <p>
        {reported?.at ? t.reported(ago(reported.at)) : t.never}{' '}
        {hashMatches !== null && (hashMatches ? t.match : t.differ)}
      </p>
    </div>
  );
}
