import type { RuleName } from '../detect/rule.ts';
import type { AlertTrigger } from '../detect/sample.ts';

/** What a node has said at one instant of how its cover lies. */
export interface ToldSample {
  /** event time, and receive time */
  readonly at: number;
  readonly receivedAt: number;
  /** false: the event may have been at another time than `at` */
  readonly exact: boolean;
  readonly tilt: number | undefined;
  readonly trigger: AlertTrigger | undefined;
  /** undefined for those in a series that carry none of their own */
  readonly flags: { readonly hallOpen: boolean; readonly maintenance: boolean; readonly blind: boolean } | undefined;
}

/** An event of the incident, as it stands. */
export interface ToldEvent {
  readonly rule: RuleName;
  readonly onset: number;
  readonly exact: boolean;
  /** undefined while it is open */
  readonly clearedAt: number | undefined;
  readonly withdrawn: boolean;
}

/** What is known behind the handing in of the work. */
export interface Evidence {
  readonly now: number;
  /** false: there is no sensor that could speak */
  readonly hasNode: boolean;
  /** neither in maintenance nor missed: it would tell of a change */
  readonly isArmed: boolean;
  /** since when nothing that a node sends could be missed, for one that was heard then; undefined: it cannot be heard */
  readonly listeningSince: (heard: number) => number | undefined;
  /** behind the handing in, in the order of their event times */
  readonly samples: readonly ToldSample[];
  readonly events: readonly ToldEvent[];
}
