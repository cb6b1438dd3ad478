import { useCommon, useConsole, useFormat } from '../shell/console.ts';
import { Button } from './button.tsx';
import { Icon } from './icons.tsx';
import './liveState.css';

/** How live the page is, and when the gateway was last heard. */
export function LiveState({ small = false }: { readonly small?: boolean }) {
  const { live, now } = useConsole();
  const t = useCommon();
  const format = useFormat();
  const state = live.state.value;
  const heardAt = live.heardAt.value;
  const heard = heardAt === 0 ? '' : t.live.heard(format.ago(heardAt, Math.max(heardAt, now.here.value)));
  return (
    <p class={`live is-${state}`} title={small ? heard : undefined}>
      <span class="live-dot" aria-hidden="true" />
      <span>
        <span class="live-word">{t.live[state]}</span>
        {!small && <span class="muted live-heard">{heard}</span>}
      </span>
    </p>
  );
}

/** Above the page, while what it shows may not be so any more. */
export function LiveBanner() {
  const { live, session, now } = useConsole();
  const t = useCommon();
  const format = useFormat();
  const state = live.state.value;
  const isLost = state === 'lost' || state === 'silent';
  if (!isLost && !session.isRemembered.value) return null;
  const heardAt = live.heardAt.value;
  const nextAt = live.nextAt.value;
  const wait = nextAt === 0 ? 0 : Math.max(0, nextAt - now.here.value);
  return (
    <div class="banner" role="status">
      <Icon name="offline" size={20} />
      <p class="grow">
        <strong>{t.live[isLost ? state : 'lost']}.</strong>{' '}
        {session.isRemembered.value && heardAt === 0
          ? t.live.remembered
          : heardAt === 0
            ? t.live.never
            : t.live.stale(format.time(heardAt))}{' '}
        {wait > 1_000 && <span aria-hidden="true">{t.live.next(format.duration(wait))}</span>}
      </p>
      <Button
        onClick={() => {
          live.tryNow();
          if (session.isRemembered.value) void session.ask();
        }}
      >
        {t.act.tryNow}
      </Button>
    </div>
  );
}
