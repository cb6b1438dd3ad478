import type { Api } from '../api/server.ts';
import type { ApiConfig } from '../config/config.ts';
import type { PartState } from '../parts/state.ts';

/** The API of a gateway, whose place may become another while it serves. */
export interface MovableApi extends Api {
  /** Serves at another place, or behind other files. The reason where that cannot be had: then it is served as before. */
  move(wanted: ApiConfig): Promise<string | undefined>;
}

export interface MovableApiOptions {
  readonly config: ApiConfig;
  readonly create: (config: ApiConfig, onState: (state: PartState) => void) => Api;
  readonly onState: (state: PartState) => void;
}

function placeOf({ host, port, tls }: ApiConfig): string {
  return JSON.stringify([host, port, tls?.cert, tls?.key]);
}

export function createMovableApi({ config: first, create, onState }: MovableApiOptions): MovableApi {
  let config = first;
  let current = make(first);
  let isStarted = false;

  /** What becomes of one that is only tried is no news. */
  function make(at: ApiConfig): Api {
    const api: Api = create(at, (state) => {
      if (api === current) onState(state);
    });
    return api;
  }

  /** The reason where it is not up behind its first attempt. */
  async function open(api: Api): Promise<string | undefined> {
    await api.start();
    if (api.url() !== undefined) return undefined;
    const { reason } = api.state();
    await api.stop();
    return reason;
  }

  function settle(api: Api, at: ApiConfig): void {
    config = at;
    current = api;
    onState(api.state());
  }

  async function move(wanted: ApiConfig): Promise<string | undefined> {
    if (placeOf(wanted) === placeOf(config)) return undefined;
    if (!isStarted) {
      settle(make(wanted), wanted);
      return undefined;
    }
    const fresh = make(wanted);
    const reason = await open(fresh);
    if (reason === undefined) {
      const old = current;
      settle(fresh, wanted);
      await old.stop();
      return undefined;
    }
    return wanted.port === config.port ? replace(wanted) : reason;
  }

  /** Nobody can have one port twice: the old one makes room, and is begun anew where the new one cannot be had all the same. */
  async function replace(wanted: ApiConfig): Promise<string | undefined> {
    await current.stop();
    const fresh = make(wanted);
    const reason = await open(fresh);
    if (reason === undefined) {
      settle(fresh, wanted);
      return undefined;
    }
    current = make(config);
    await current.start();
    return reason;
  }

  return {
    start() {
      isStarted = true;
      return current.start();
    },
    stop: () => current.stop(),
    state: () => current.state(),
    url: () => current.url(),
    move,
  };
}
