import type { ApiConfig } from '../config/config.ts';
import type { Cancel, Clock } from '../parts/clock.ts';
import type { PartState } from '../parts/state.ts';
import { createMovableApi, type MovableApi, type MovableApiOptions } from './movableApi.ts';

export interface GuardedApiOptions extends MovableApiOptions {
  readonly clock: Clock;
  /** Is there an administrator, or a token that holds? undefined while the database cannot be read. */
  readonly isCaredFor: () => boolean | undefined;
}

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/i;
/** How soon an administrator is noticed, one that was made beside the gateway too. */
const LOOK_MS = 2_000;
/** A place that cannot be had costs the one that serves a moment at each attempt. */
const RETRY_MS = 30_000;

const isOpenToOthers = ({ host }: ApiConfig): boolean => !LOOPBACK.test(host);

/** The same on this machine alone. */
function shut(config: ApiConfig): ApiConfig {
  return { ...config, host: config.host.includes(':') ? '::1' : '127.0.0.1' };
}

/**
 * An API that answers this machine alone, whatever was configured, until somebody has taken care of who may use it. From then
 * on it stays where it was configured to be: a last token that runs out lets nobody in, and /readyz can still be seen. So it can
 * while the database is not open: then nobody is let in either.
 */
export function createGuardedApi({ clock, isCaredFor, ...options }: GuardedApiOptions): MovableApi {
  const api = createMovableApi({ ...options, onState: () => options.onState(state()) });
  let wanted = options.config;
  let hasBeenCaredFor = false;
  let isShut = false;
  /** why it is not yet where it may be */
  let failure: string | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let cancel: Cancel | undefined;
  let isStopped = false;

  function place(): ApiConfig {
    hasBeenCaredFor ||= isCaredFor() === true;
    // what cannot be told now leaves it as it was
    if (hasBeenCaredFor || isCaredFor() === false) isShut = isOpenToOthers(wanted) && !hasBeenCaredFor;
    return isShut ? shut(wanted) : wanted;
  }

  function state(): PartState {
    const now = api.state();
    if (now.status !== 'up' || (!isShut && failure === undefined)) return now;
    const reason = `it answers this machine alone, and not at ${wanted.host} as configured`;
    if (failure !== undefined) return { ...now, status: 'degraded', reason: `${reason}: ${failure}` };
    const todo = `make an administrator: open ${api.url()} here, or run \`lidwatch user add NAME --role admin\``;
    return { ...now, status: 'degraded', reason: `${reason}, since nobody may use it yet; ${todo}` };
  }

  /** One at a time: a look and a new configuration may come together. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  }

  function lookLater(): void {
    cancel?.();
    const hasNothingToDo = !isOpenToOthers(wanted) || (hasBeenCaredFor && failure === undefined);
    if (isStopped || hasNothingToDo) return;
    cancel = clock.after(failure === undefined ? LOOK_MS : RETRY_MS, () => void inTurn(look));
  }

  async function look(): Promise<void> {
    if (isStopped) return;
    const was = isShut;
    failure = await api.move(place());
    if (was !== isShut || failure !== undefined) options.onState(state());
    lookLater();
  }

  async function begin(): Promise<void> {
    await api.move(place());
    await api.start();
    options.onState(state());
    lookLater();
  }

  async function move(config: ApiConfig): Promise<string | undefined> {
    const before = wanted;
    wanted = config;
    const refused = await api.move(place());
    if (refused === undefined) failure = undefined;
    else {
      wanted = before;
      place();
    }
    options.onState(state());
    lookLater();
    return refused;
  }

  return {
    start: () => inTurn(begin),
    move: (config) => inTurn(() => move(config)),
    async stop() {
      isStopped = true;
      cancel?.();
      await turn;
      await api.stop();
    },
    state,
    url: api.url,
  };
}
