import type { Event } from '../../api/eventDocuments.ts';
import { LongList } from '../../parts/longList.tsx';
import { Shape } from '../../parts/severity.tsx';
import { Empty, Loading, ProblemNote } from '../../parts/states.tsx';
import { Ago } from '../../parts/time.tsx';
import { useCommon, useFormat, useWords } from '../../shell/console.ts';
import type { useAlerts } from './useAlerts.ts';
import { words } from './words.ts';

const ROW = 58;

/** What the map says, in words: each alert is a button that shows its cover. */
export function AlertList(props: {
  readonly of: ReturnType<typeof useAlerts>;
  readonly alerts: readonly Event[];
  readonly picked: string | undefined;
  readonly onPick: (cover: string) => void;
}) {
  const { of, alerts, picked, onPick } = props;
  const t = useWords(words);
  const format = useFormat();
  return (
    <section class="alerts" aria-labelledby="alerts-title">
      <h2 id="alerts-title" class="alerts-title">
        {t.alerts} <span class="muted">{format.number(alerts.length)}</span>
      </h2>
      {of.problem && <ProblemNote problem={of.problem} />}
      <div class="alerts-rows">
        {alerts.length > 0 ? (
          <LongList
            label={t.alerts}
            rows={alerts}
            keyOf={({ id }) => id}
            rowHeight={ROW}
            show={(event) => <Alert event={event} isPicked={event.cover === picked} onPick={onPick} />}
          />
        ) : of.isLoading ? (
          <Loading />
        ) : (
          <Empty title={t.noAlerts} icon="check">
            {t.noAlertsText}
          </Empty>
        )}
      </div>
    </section>
  );
}

function Alert(props: { readonly event: Event; readonly isPicked: boolean; readonly onPick: (cover: string) => void }) {
  const { event, isPicked, onPick } = props;
  const t = useWords(words);
  const common = useCommon();
  return (
    <button
      type="button"
      class="alert"
      aria-pressed={isPicked}
      title={t.show(event.cover)}
      onClick={() => onPick(event.cover)}
    >
      <Shape mark={event.severity} size={18} />
      <span class="grow">
        <span class="alert-rule">
          {common.rule[event.rule]}
          <span class="unseen">, {common.severity[event.severity]}</span>
        </span>
        <span class="muted small">{event.cover}</span>
      </span>
      <span class="muted small">
        <Ago at={event.raisedAt} />
      </span>
    </button>
  );
}
