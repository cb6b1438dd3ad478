/** Somebody who looks again and again what is to be done, and does it. What they know they read anew each time. */
export interface Actor {
  /** Looks once, and does what is due. */
  look(): Promise<void>;
}

export interface Troupe {
  start(): void;
  /** Resolves when nobody is about anything any more. */
  stop(): Promise<void>;
}

/** Real ms between two looks: minutes of a district whose time runs fast. */
const LOOK_MS = 700;

/** Lets actors look in turn. One who fails has missed a look, no more: the next one begins anew. */
export function createTroupe(actors: readonly Actor[], failed: (reason: string) => void): Troupe {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let looking: Promise<void> = Promise.resolve();
  let said = '';

  async function round(): Promise<void> {
    for (const actor of actors) {
      if (stopped) return;
      await actor.look().catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        // what is told once a look would be told for ever
        if (!stopped && reason !== said) failed(reason);
        said = reason;
      });
    }
    if (!stopped) timer = setTimeout(begin, LOOK_MS);
  }

  function begin(): void {
    looking = round();
  }

  return {
    start: begin,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
