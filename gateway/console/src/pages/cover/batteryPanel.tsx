import { useMemo, useState } from 'preact/hooks';
import type { History, RuleSetting } from '../../api/coverDocuments.ts';
import { TextField } from '../../parts/field.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useConsole, useFormat, useWords } from '../../shell/console.ts';
import { useAsked } from '../../shell/useAsked.ts';
import { type BatteryLife, batteryLife } from './batteryLife.ts';
import { words } from './words.ts';

const DAY_MS = 86_400_000;
const DAYS = 90;
/** mAh: 70 % of one ER34615 of 19 Ah, as the firmware's own reckoning counts on (ENERGY.md) */
const CAPACITY = 13_300;
const KEY = 'battery.capacity';
const LONGEST_MS = 15 * 365 * DAY_MS;

/** How long the cell may last, and how that was reckoned; or that it cannot be told. */
export function BatteryPanel(props: { readonly cover: string; readonly settings: readonly RuleSetting[] }) {
  const { cover, settings } = props;
  const { api, keep } = useConsole();
  const t = useWords(words).battery;
  const [text, setText] = useState(keep.get(KEY) ?? String(CAPACITY));
  const capacity = Number(text) > 0 ? Number(text) : CAPACITY;
  const from = useMemo(() => new Date(api.now() - DAYS * DAY_MS).toISOString(), [api, cover]);
  const path = `/api/covers/${encodeURIComponent(cover)}/history`;
  const span = { from, resolution: 'day', limit: DAYS + 10 };
  const used = useAsked<History>(path, { signal: 'used', ...span });
  const battery = useAsked<History>(path, { signal: 'battery', ...span });
  if (!used.value || !battery.value) return null;
  const level = settings.find(({ rule, setting }) => rule === 'battery.low' && setting === 'raise')?.value;
  const life = batteryLife({
    ...{ used: used.value.points, battery: battery.value.points, capacity },
    level: typeof level === 'number' ? level : undefined,
  });
  return (
    <Panel title={t.title}>
      <div class="stack" style={{ '--gap': 'var(--s2)' }}>
        <Told life={life} />
        <details class="small">
          <summary>{t.assume}</summary>
          <TextField
            label={t.capacity}
            hint={t.capacityHint}
            inputMode="numeric"
            value={text}
            onValue={(value) => {
              setText(value);
              keep.set(KEY, Number(value) > 0 && Number(value) !== CAPACITY ? value : undefined);
            }}
          />
        </details>
      </div>
    </Panel>
  );
}

function Told({ life }: { readonly life: BatteryLife }) {
  const t = useWords(words).battery;
  const format = useFormat();
  if (life.by === 'unknown') {
    return (
      <>
        <p class="figure-value">{t.unknown}</p>
        <p class="muted small">{t[life.why]}</p>
      </>
    );
  }
  const days = life.left / DAY_MS;
  const rough =
    days >= 730
      ? format.plural(Math.round(days / 365), t.years)
      : days >= 61
        ? format.plural(Math.round(days / 30.4), t.months)
        : format.plural(Math.round(days), t.days);
  const over = format.plural(Math.round(life.days), t.days);
  return (
    <>
      <p class="figure-value">{life.left >= LONGEST_MS ? t.more(rough) : t.about(rough)}</p>
      {life.by === 'charge' ? (
        <>
          <meter
            class="cell-meter"
            min={0}
            max={life.capacity}
            value={Math.max(0, life.capacity - life.used)}
            aria-label={t.title}
          />
          <p class="muted small">
            {t.charge(
              `${format.number(life.perDay, 1)} mAh`,
              over,
              format.quantity(life.used, 'mAh'),
              format.quantity(life.capacity, 'mAh'),
            )}
          </p>
        </>
      ) : (
        <p class="muted small">
          {t.voltage(`${format.number(-life.perDay, 1)} mV`, over, format.quantity(life.level, 'mV'))}
        </p>
      )}
    </>
  );
}
