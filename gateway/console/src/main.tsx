import { effect } from '@preact/signals';
import { render } from 'preact';
import { createApi } from './api/client.ts';
import { createKeep } from './api/keep.ts';
import { createSession, type Session } from './api/session.ts';
import { App } from './app.tsx';
import { nearestLanguage } from './i18n/languages.ts';
import { createTongue } from './i18n/tongue.ts';
import { words } from './i18n/words.ts';
import { createKept } from './kept/kept.ts';
import { createLive } from './live/live.ts';
import { words as arriving } from './pages/arriving/words.ts';
import { createToasts } from './parts/toast.tsx';
import { type Console, ConsoleContext } from './shell/console.ts';
import { followUser } from './shell/followUser.ts';
import { createNow } from './shell/now.ts';
import { createTheme } from './theme/theme.ts';
import { alone } from './waiting/alone.ts';
import { createPlace } from './waiting/place.ts';
import { createWaiting } from './waiting/waiting.ts';
import './theme/tokens.css';
import './theme/base.css';

/** The only place where the parts of the console are joined. */
function create() {
  const now = Date.now;
  const keep = createKeep(() => localStorage);
  const fetching = window.fetch.bind(window);
  const after = (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  };
  const api = createApi({
    fetch: fetching,
    now,
    csrf: () => session.csrf(),
    onUnauthorized: () => session.end(),
  });
  const session: Session = createSession(() => api, keep);
  const tongue = createTongue(keep, navigator.languages, [words, arriving]);
  const theme = createTheme(keep);
  const live = createLive({ fetch: fetching, now, random: Math.random, after, onUnauthorized: () => session.end() });
  const clock = createNow({ read: api.now, own: now, every: (ms, run) => void setInterval(run, ms) });
  const toasts = createToasts(after);
  const kept = createKept();
  const waiting = createWaiting({
    ...{ api, after, alone, random: Math.random },
    place: createPlace(),
    user: () => session.user.value?.name,
    refresh: () => session.ask(),
    bytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  });
  const made: Console = { api, session, live, tongue, theme, keep, now: clock, say: toasts.say, waiting, kept };
  return { made, toasts };
}

async function begin(): Promise<void> {
  const { made, toasts } = create();
  const { api, session, tongue, live, now, waiting, kept } = made;
  now.start();
  const back = () => {
    live.tryNow();
    if (session.isRemembered.value) void session.ask();
    waiting.wake();
  };
  window.addEventListener('online', back);
  live.on('ready', back);
  // where time passes faster than here, as in a demonstration, the clock would stand still from answer to answer
  live.on('cover', ({ heard }) => {
    if (heard !== null) api.told(Date.parse(heard));
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') back();
  });
  await Promise.all([tongue.ready(), session.ask(), waiting.start()]);
  // whoever comes in sends what they left; and each time the gateway is heard again
  effect(() => {
    if (session.user.value && !session.isRemembered.value && live.state.value !== 'lost') waiting.wake();
  });
  // who has signed out, or was, leaves nothing to read behind; what waits to be sent is kept for them
  effect(() => {
    if (session.standing.value === 'anonymous') void kept.forgetAll();
  });
  const spoken = session.user.value?.language;
  if (spoken) await tongue.speak(nearestLanguage([spoken]));
  followUser(session, tongue);
  const place = document.getElementById('console');
  if (!place) throw new Error('index.html has no #console');
  render(
    <ConsoleContext.Provider value={made}>
      <App toasts={toasts} />
    </ConsoleContext.Provider>,
    place,
  );
  // plain HTTP from afar is no secure context: there the console works, but not without coverage
  if (import.meta.env.PROD && 'serviceWorker' in navigator) {
    navigator.serviceWorker.register('/worker.js').catch(() => undefined);
  }
}

void begin();
