import type { Logger } from 'pino';
import type { Config } from '../config/config.ts';
import { applicable, type ConfigChange, configDiff } from '../config/configDiff.ts';
import type { ConfigProblems, LoadedConfig } from '../config/loadConfig.ts';
import { formatPlace, formatProblem, type Problem } from '../config/problems.ts';
import type { Clock } from '../parts/clock.ts';
import { coded } from '../parts/logCodes.ts';
import { createStateKeeper, type PartState } from '../parts/state.ts';

/** The configuration of a gateway that runs. */
export interface Reload {
  /** what is in force */
  config(): Config;
  state(): PartState;
  /**
   * Takes over what can be, and keeps the rest; a wrong one changes nothing. One after the other. Never rejects; false where
   * it was not taken.
   */
  take(loaded: LoadedConfig | ConfigProblems): Promise<boolean>;
}

export interface ReloadOptions {
  readonly config: Config;
  readonly log: Logger;
  readonly clock: Clock;
  /**
   * Brings the parts to a configuration. The reason where that cannot be, and the one from before goes on. What it throws is told.
   * The changes of either are handed in again with the next: some of them may have come about.
   */
  readonly apply: (config: Config, changes: readonly ConfigChange[]) => Promise<string | undefined>;
  readonly onState: (state: PartState) => void;
}

export function createReload({ config: first, log, clock, apply, onState }: ReloadOptions): Reload {
  const state = createStateKeeper(clock, onState, { status: 'up', reason: '' });
  let config = first;
  /** changes that were tried, and may have come about in part */
  let doubtful: readonly ConfigChange[] = [];
  let queue: Promise<unknown> = Promise.resolve();

  function keep(problems: readonly string[], shown: string): false {
    log.warn(coded('config-kept', { problems }), 'the configuration is not taken: the one from before goes on');
    state.degraded(`${shown}: the configuration from before goes on`);
    return false;
  }

  /** The log tells what is wrong; /readyz, which asks for no token, where. */
  function keepFor(problems: readonly Problem[]): false {
    const [first] = problems;
    const place = first ? formatPlace(first) : 'it is wrong';
    return keep(problems.map(formatProblem), `${place} (${problems.length} in all, lidwatch config check tells)`);
  }

  async function run(loaded: LoadedConfig | ConfigProblems): Promise<boolean> {
    if (!loaded.ok) return keepFor(loaded.problems.filter(({ severity }) => severity === 'error'));
    const found = configDiff(config, loaded.config);
    // a start has no better choice than a part that is down; one that runs is not given up for it
    const lacking = loaded.warnings.filter(({ part }) => found.some(({ what }) => what === part));
    if (lacking.length > 0) return keepFor(lacking);
    const waits = found.filter(({ needsRestart }) => needsRestart).map(({ what }) => what);
    const next = applicable(config, loaded.config);
    const again = doubtful.filter(({ what }) => found.every((change) => change.what !== what));
    const changes = [...found, ...again];
    doubtful = changes;
    try {
      const refusal = await apply(next, changes);
      if (refusal !== undefined) return keep([refusal], refusal);
      config = next;
      doubtful = [];
      if (changes.length > 0) log.info(coded('config-taken', { changes }), 'the configuration is taken over');
      if (waits.length === 0) state.up();
      else state.degraded(`${waits.join(', ')} changed in the file: that counts from the next start on`);
      return true;
    } catch (error) {
      // what the parts ask for while they work (are tokens required?) is that of the file that a person has asked for
      config = next;
      const reason = error instanceof Error ? error.message : String(error);
      log.error(coded('config-failed', { err: error, changes }), 'the configuration was taken over in part');
      state.degraded(`the configuration was taken over in part: ${reason}`);
      return false;
    }
  }

  return {
    config: () => config,
    state: state.current,
    take(loaded) {
      const taken = queue.then(() => run(loaded));
      queue = taken;
      return taken;
    },
  };
}
