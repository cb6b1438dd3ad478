import { createSimHost, type SimHost, type SimOptions } from './host.ts';

export interface SimNodeOptions extends Omit<SimOptions, 'exit'> {
  /** text of the board's script */
  readonly script: string;
}

/** A simulated board with power: its script runs, and runs anew whenever the node asks for it. */
export interface SimNode {
  /** bytes from the modem */
  hear(bytes: Uint8Array): void;
  /** Somebody presses the reset button. */
  reset(): void;
  stop(): void;
}

export function startSimNode({ script, ...surroundings }: SimNodeOptions): SimNode {
  let host: SimHost;

  function start(): void {
    host = createSimHost({ ...surroundings, exit: restart });
    try {
      // the script is what this project's own build has made
      new Function('engine', script)(host.engine);
    } catch (error) {
      host.close();
      throw error;
    }
  }

  /** Not at once: whoever asked for it is still under way. */
  function restart(): void {
    surroundings.log('the node starts anew');
    setImmediate(start);
  }

  start();
  return {
    hear: (bytes) => host.hear(bytes),
    reset() {
      host.close();
      start();
    },
    stop: () => host.close(),
  };
}
