import { useState } from 'preact/hooks';
import type { CoverPage, Reading } from '../../api/coverDocuments.ts';
import { TextField } from '../../parts/field.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { Instant } from '../../parts/time.tsx';
import { useCommon, useConsole, useFormat, useWords } from '../../shell/console.ts';
import { useAsked } from '../../shell/useAsked.ts';
import { words } from './words.ts';

const UNITS = {
  ...{ tilt: 'deg', water: 'mm', battery: 'mV', temperature: 'degC', vibration: 'mg', used: 'mAh' },
  ...{ rssi: 'dBm', snr: 'dB' },
} as const;
const SIGNALS = Object.keys(UNITS) as (keyof typeof UNITS)[];
const MOST = 1_000;

/** `2026-11-26`, of this machine's zone, as fields for dates have it. */
function dayOf(ms: number): string {
  const at = new Date(ms);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** Every reading of one day, as it came in. */
export function ReadingsPanel({ of }: { readonly of: CoverPage }) {
  const { api } = useConsole();
  const t = useWords(words).readings;
  const format = useFormat();
  const [day, setDay] = useState(dayOf(of.at === null ? api.now() : Date.parse(of.at)));
  const from = new Date(`${day}T00:00:00`);
  const isDay = !Number.isNaN(from.getTime());
  const to = new Date(from.getTime() + 86_399_999);
  const asked = useAsked<{ readonly readings: readonly Reading[]; readonly next: string | null }>(
    isDay ? `/api/covers/${encodeURIComponent(of.cover)}/readings` : undefined,
    isDay ? { from: from.toISOString(), to: to.toISOString(), limit: MOST } : {},
  );
  const columns = useColumns();
  return (
    <Panel
      flush
      title={t.title}
      aside={
        <div class="day-field">
          <TextField label={t.day} type="date" value={day} onValue={setDay} />
        </div>
      }
    >
      <Answer of={asked}>
        {({ readings, next }) =>
          readings.length === 0 ? (
            <Empty title={t.none} icon="clock" />
          ) : (
            <>
              {next !== null && <p class="panel-note muted small">{t.most(format.number(MOST))}</p>}
              <Table
                label={t.table(day)}
                columns={columns}
                rows={readings.map((reading, no) => ({ ...reading, no }))}
                keyOf={({ no }) => no}
                order={{ column: 'at', descending: true }}
                perPage={50}
              />
            </>
          )
        }
      </Answer>
    </Panel>
  );
}

function useColumns(): readonly Column<Reading & { readonly no: number }>[] {
  const t = useWords(words).readings;
  const common = useCommon();
  const format = useFormat();
  return [
    {
      name: 'at',
      label: t.at,
      main: true,
      by: ({ at }) => Date.parse(at),
      show: ({ at }) => <Instant at={at} seconds />,
    },
    ...SIGNALS.map((name) => ({
      name,
      label: common.reading[name],
      align: 'end' as const,
      by: (reading: Reading) => reading[name],
      show: (reading: Reading) => {
        const value = reading[name];
        return value === undefined ? null : format.quantity(value, UNITS[name]);
      },
    })),
    {
      name: 'impacts',
      label: t.impacts,
      align: 'end',
      by: ({ impacts }) => impacts,
      show: ({ impacts }) => impacts ?? null,
    },
    { name: 'link', label: t.link, show: ({ link }) => link },
    { name: 'quality', label: t.quality, wideOnly: true, show: ({ quality }) => t.qualities[quality] },
  ];
}
