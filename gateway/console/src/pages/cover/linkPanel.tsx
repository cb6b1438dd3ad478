import { useMemo } from 'preact/hooks';
import type { CoverPage, History } from '../../api/coverDocuments.ts';
import { Facts, Panel } from '../../parts/panel.tsx';
import { Ago } from '../../parts/time.tsx';
import { useCommon, useConsole, useFormat, useWords } from '../../shell/console.ts';
import { useAsked } from '../../shell/useAsked.ts';
import { linkQuality } from './linkQuality.ts';
import { words } from './words.ts';

const SPAN_MS = 7 * 86_400_000;
const MINUTE_MS = 60_000;

/** Nobody waits for a status by the second. */
const wholeMinutes = (ms: number): number => Math.max(1, Math.round(ms / MINUTE_MS)) * MINUTE_MS;

/** How well the node is heard, and when it is to be heard next. */
export function LinkPanel({ of }: { readonly of: CoverPage }) {
  const { now, api } = useConsole();
  const t = useWords(words);
  const common = useCommon();
  const format = useFormat();
  const to = useMemo(() => Math.ceil(api.now() / MINUTE_MS) * MINUTE_MS, [api, of.cover]);
  const from = to - SPAN_MS;
  const path = `/api/covers/${encodeURIComponent(of.cover)}/history`;
  const span = { from: new Date(from).toISOString(), to: new Date(to).toISOString(), resolution: 'hour' };
  const [rssi, snr, frames] = [
    useAsked<History>(path, { signal: 'rssi', ...span, limit: 200 }).value,
    useAsked<History>(path, { signal: 'snr', ...span, limit: 200 }).value,
    useAsked<History>(path, { signal: 'frames', ...span, limit: 200 }).value,
  ];
  const heartbeat = typeof of.said.heartbeat === 'number' ? of.said.heartbeat : undefined;
  const quality = linkQuality({
    ...{ rssi: rssi?.points ?? [], snr: snr?.points ?? [], frames: frames?.points ?? [] },
    ...{ heartbeat, from, to },
  });
  const left =
    heartbeat === undefined || of.heard === null
      ? undefined
      : Date.parse(of.heard) + heartbeat * MINUTE_MS - now.coarse.value;
  const figure = (figures: typeof quality.rssi, unit: string) =>
    figures === undefined ? (
      <span class="muted">{t.link.unknown}</span>
    ) : (
      <>
        {format.quantity(figures.last, unit)}{' '}
        <span class="muted small">
          {t.link.mean(format.quantity(figures.mean, unit), format.quantity(figures.min, unit))}
        </span>
      </>
    );
  return (
    <Panel title={t.link.title} aside={<span class="muted small">{t.link.span}</span>}>
      <Facts
        of={[
          [common.field.heard, <Ago key="heard" at={of.heard} />],
          [
            t.link.heartbeat,
            heartbeat === undefined ? (
              <span class="muted">{t.link.unknown}</span>
            ) : (
              t.link.every(format.duration(heartbeat * MINUTE_MS))
            ),
          ],
          ...(left === undefined
            ? []
            : ([
                [
                  t.link.next,
                  left < 0
                    ? t.link.overdue(format.duration(wholeMinutes(-left)))
                    : t.link.within(format.duration(wholeMinutes(left))),
                ],
              ] as const)),
          [common.reading.rssi, figure(quality.rssi, 'dBm')],
          [common.reading.snr, figure(quality.snr, 'dB')],
          [
            t.link.loss,
            quality.lost === undefined || quality.expected === undefined ? (
              <span class="muted">{t.link.unknown}</span>
            ) : (
              <>
                {format.percent(quality.lost, 1)}{' '}
                <span class="muted small">
                  {t.link.lossHow(format.number(quality.frames), format.number(quality.expected))}
                </span>
              </>
            ),
          ],
        ]}
      />
    </Panel>
  );
}
