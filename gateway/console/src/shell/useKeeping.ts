import { useCallback, useEffect, useRef } from 'preact/hooks';
import { concerns, keepMine, keepOne } from '../kept/keeping.ts';
import { useConsole } from './console.ts';
import { useStream } from './useStream.ts';

/** A moment, so that ten messages of one incident fetch it once. */
const SOON_MS = 3_000;

/** While somebody is signed in: keeps what is theirs to do, so that it opens without coverage. */
export function useKeeping(): void {
  const { api, kept, session, live } = useConsole();
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const user = session.user.value;
  const isLive = live.state.value === 'live';

  const all = useCallback(() => {
    if (user && isLive) void keepMine(api, kept, user);
  }, [api, kept, user, isLive]);
  useEffect(all, [all]);
  useStream('reset', all);
  useStream('incident', (incident) => {
    if (!user || !concerns(incident, user)) return;
    const { id } = incident;
    clearTimeout(timers.current.get(id));
    timers.current.set(
      id,
      setTimeout(() => {
        timers.current.delete(id);
        keepOne(api, kept, user.name, id).catch(() => undefined);
      }, SOON_MS),
    );
  });
  useEffect(() => {
    const { current } = timers;
    return () => {
      for (const timer of current.values()) clearTimeout(timer);
    };
  }, []);
}
