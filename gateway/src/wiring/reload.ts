import type { Logger } from 'pino';
import type { Config } from '../config/config.ts';
import { applicable, type ConfigChange, configDiff } from '../config/configDiff.ts';
import type { ConfigProblems, LoadedConfig } from '../config/loadConfig.ts';
import { formatProblem, type Problem } from '../config/problems.ts';
import type { Clock } from '../parts/clock.ts';
import { coded } from '../parts/logCodes.ts';
import { createStateKeeper, type PartState } from '../parts/state.ts';

/** The configuration of a gateway that runs. */
export interface Reload {
  /** what is in force */
  config(): Config;
  state(): PartState;
  /** Takes over what can be, and keeps the rest; a wrong one changes nothing. One after the other. Never rejects. */
  take(loaded: LoadedConfig | ConfigProblems): Promise<void>;
}

export interface ReloadOptions {
  readonly config: Config;
  readonly log: Logger;
  readonly clock: Clock;
  /** Brings the parts to a configuration. What it throws is told, and tried again with the next. */
  readonly apply: (config: Config, changes: readonly ConfigChange[]) => Promise<void>;
  readonly onState: (state: PartState) => void;
}

export function createReload({ config: first, log, clock, apply, onState }: ReloadOptions): Reload {
  const state = createStateKeeper(clock, onState, { status: 'up', reason: '' });
  let config = first;
  let queue: Promise<void> = Promise.resolve();

  function keep(problems: readonly Problem[]): void {
    const told = problems.map(formatProblem);
    log.warn(coded('config-kept', { problems: told }), 'the configuration is not taken: the one from before goes on');
    state.degraded(`${told[0] ?? 'it is wrong'} (${told.length} in all): the configuration from before goes on`);
  }

  async function run(loaded: LoadedConfig | ConfigProblems): Promise<void> {
    if (!loaded.ok) {
      keep(loaded.problems.filter(({ severity }) => severity === 'error'));
      return;
    }
    const changes = configDiff(config, loaded.config);
    // a start has no better choice than a part that is down; one that runs is not given up for it
    const lacking = loaded.warnings.filter(({ part }) => changes.some(({ what }) => what === part));
    if (lacking.length > 0) {
      keep(lacking);
      return;
    }
    const waits = changes.filter(({ needsRestart }) => needsRestart).map(({ what }) => what);
    const next = applicable(config, loaded.config);
    try {
      await apply(next, changes);
      config = next;
      if (changes.length > 0) log.info(coded('config-taken', { changes }), 'the configuration is taken over');
      if (waits.length === 0) state.up();
      else state.degraded(`${waits.join(', ')} changed in the file: that counts from the next start on`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      log.error(coded('config-failed', { err: error, changes }), 'the configuration was taken over in part');
      state.degraded(`the configuration was taken over in part: ${reason}`);
    }
  }

  return {
    config: () => config,
    state: state.current,
    take(loaded) {
      queue = queue.then(() => run(loaded));
      return queue;
    },
  };
}
