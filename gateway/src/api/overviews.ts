import type { Clock } from '../parts/clock.ts';
import { createRisk, type Risk } from '../risk/risk.ts';
import type { RiskSettings } from '../risk/types.ts';
import type { Store } from '../store/store.ts';
import { createSupervision, type Supervision } from '../supervision/supervision.ts';
import type { SupervisionSettings } from '../supervision/types.ts';

export interface OverviewSources {
  store(): Store;
  readonly clock: Clock;
  readonly supervisionSettings: () => SupervisionSettings;
  readonly riskSettings: () => RiskSettings;
}

/** What looks at all incidents and covers, and keeps what it saw for whoever asks next. */
export interface Overviews {
  readonly supervision: Supervision;
  readonly risk: Risk;
}

export function createOverviews({ store, clock, supervisionSettings, riskSettings }: OverviewSources): Overviews {
  return {
    supervision: createSupervision({ clock, source: () => store().stories, settings: supervisionSettings }),
    risk: createRisk({
      clock,
      settings: riskSettings,
      source: () => ({ ...store().riskFacts, stamp: store().registry.stamp }),
    }),
  };
}
