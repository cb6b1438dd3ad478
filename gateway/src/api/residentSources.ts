import type { ResidentsConfig } from '../config/residents.ts';
import type { Incident } from '../incidents/types.ts';
import type { Clock } from '../parts/clock.ts';
import type { Darkroom } from '../residents/darkroom.ts';
import type { Intake } from '../residents/intake.ts';
import type { ReportDesk } from '../residents/report.ts';
import type { Store } from '../store/store.ts';

/** What the doors for residents stand on. */
export interface ResidentSources {
  store(): Store;
  readonly clock: Clock;
  readonly darkroom: Darkroom;
  readonly residents: {
    readonly config: () => ResidentsConfig;
    readonly intake: Intake;
    readonly desk: () => ReportDesk;
    readonly incident: (id: number) => Incident | undefined;
    /** the one that is open at a cover */
    readonly openAt: (cover: string) => Incident | undefined;
  };
  /** requests that one address may make in a minute */
  readonly perMinute: () => number;
}
