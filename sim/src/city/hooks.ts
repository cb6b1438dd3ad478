import type { CoverSpec } from '../scenario/types.ts';

/** What a scenario does to the gateway, which is not in the city: whoever has one is told. All at virtual time `at`, ms. */
export interface CityHooks {
  /** The gateway is to order maintenance of the cover's node for so many minutes, or its end. */
  readonly maintenance?: (cover: CoverSpec, order: { readonly at: number; readonly minutes: number } | 'end') => void;
  /** The gateway does not run from now until `until`. The city hands out no uplink meanwhile. */
  readonly outage?: (at: number, until: number) => void;
}
