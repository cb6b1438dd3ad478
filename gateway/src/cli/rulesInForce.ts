import { loadConfig } from '../config/loadConfig.ts';
import { NO_LAYERS, type RuleLayers } from '../detect/ruleSettings.ts';
import { problemsError } from './failure.ts';
import type { StoreOptions } from './withStore.ts';

interface InForce {
  readonly layers: RuleLayers;
  /** of a node that has not said its own, ms */
  readonly heartbeatMs: number;
}

/** As gateway.yaml has it where it says nothing. */
const HEARTBEAT_MS = 43_200_000;

/** Of a configuration that holds; with --data there is none, and the built-in rules are in force. Throws config-invalid. */
export function rulesInForce({ data, config: file }: StoreOptions): InForce {
  if (data !== undefined) return { layers: NO_LAYERS, heartbeatMs: HEARTBEAT_MS };
  const loaded = loadConfig(file);
  if (!loaded.ok) throw problemsError('config-invalid', loaded.problems);
  return { layers: loaded.config.rules, heartbeatMs: loaded.config.heartbeatMs };
}
