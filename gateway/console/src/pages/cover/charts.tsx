import type { RuleSetting } from '../../api/coverDocuments.ts';
import type { Event } from '../../api/eventDocuments.ts';
import type { Incident } from '../../api/incidentDocuments.ts';
import { Button } from '../../parts/button.tsx';
import { Choices } from '../../parts/choices.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useWords } from '../../shell/console.ts';
import { HappeningsLine, HappeningsTable } from './happeningsPanel.tsx';
import { SIGNALS } from './levels.ts';
import { SignalChart } from './signalChart.tsx';
import { type Looked, SPANS, type SpanName } from './span.ts';
import { words } from './words.ts';

/** All signals over one span, one below the other with the same axis, and what was raised in it. */
export function Charts(props: {
  readonly cover: string;
  readonly settings: readonly RuleSetting[];
  readonly events: readonly Event[];
  readonly incidents: readonly Incident[];
  readonly looked: Looked;
  readonly turn: number;
  readonly onName: (name: SpanName) => void;
  readonly onLooked: (looked: Looked) => void;
}) {
  const { cover, settings, events, incidents, looked, turn, onName, onLooked } = props;
  const t = useWords(words);
  const isOwn = looked.name === 'own';
  return (
    <>
      <Panel
        title={t.charts}
        aside={
          <div class="row">
            {isOwn && (
              <Button kind="quiet" icon="close" onClick={() => onName('week')}>
                {t.wholeSpan}
              </Button>
            )}
            <Choices
              bare
              label={t.span.label}
              value={looked.name}
              onValue={(name) => {
                if (name !== 'own') onName(name);
              }}
              options={[...SPANS, ...(isOwn ? (['own'] as const) : [])].map((value) => ({
                value,
                text: t.span[value],
              }))}
            />
          </div>
        }
      >
        <div class="charts">
          {SIGNALS.map((signal) => (
            <SignalChart
              key={signal}
              cover={cover}
              signal={signal}
              settings={settings}
              looked={looked}
              turn={turn}
              onSelect={onLooked}
            />
          ))}
          <h3>{t.timeLine}</h3>
          <HappeningsLine cover={cover} events={events} incidents={incidents} looked={looked} />
          <p class="muted small zoom-hint">{t.zoomHint}</p>
        </div>
      </Panel>
      <Panel title={t.listed} flush>
        <HappeningsTable cover={cover} events={events} incidents={incidents} looked={looked} />
      </Panel>
    </>
  );
}
