import { useCommon, useConsole, useFormat } from '../shell/console.ts';

type Instant = string | number | null;

/** "3 min ago", which grows old by itself; the exact time where one points at it. */
export function Ago({ at }: { readonly at: Instant }) {
  const { now } = useConsole();
  const format = useFormat();
  const t = useCommon();
  if (at === null || at === 0) return <span class="muted">{t.say.never}</span>;
  const ms = new Date(at).getTime();
  const isFresh = Math.abs(now.coarse.value - ms) < 60_000;
  const present = isFresh ? now.second.value : now.coarse.value;
  return (
    <time class="nowrap" dateTime={new Date(ms).toISOString()} title={format.instant(ms, true)}>
      {format.ago(ms, present)}
    </time>
  );
}

/** The time itself, how long ago where one points at it. */
export function Instant({ at, seconds = false }: { readonly at: Instant; readonly seconds?: boolean }) {
  const { now } = useConsole();
  const format = useFormat();
  const t = useCommon();
  if (at === null || at === 0) return <span class="muted">{t.say.never}</span>;
  const ms = new Date(at).getTime();
  return (
    <time class="nowrap" dateTime={new Date(ms).toISOString()} title={format.ago(ms, now.coarse.value)}>
      {format.instant(ms, seconds)}
    </time>
  );
}
