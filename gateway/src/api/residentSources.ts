import type { ResidentsConfig } from '../config/residents.ts';
import type { Incident } from '../incidents/types.ts';
import type { Clock } from '../parts/clock.ts';
import type { Darkroom } from '../residents/darkroom.ts';
import type { Intake } from '../residents/intake.ts';
import type { ReportDesk } from '../residents/report.ts';
import type { Store } from '../store/store.ts';
import { StoreUnavailable } from './storeUnavailable.ts';

/** What the doors for residents stand on, once the database is open. */
export interface ResidentDoors {
  readonly config: () => ResidentsConfig;
  readonly darkroom: Darkroom;
  readonly intake: Intake;
  readonly desk: ReportDesk;
  readonly incident: (id: number) => Incident | undefined;
  /** the one that is open at a cover */
  readonly openAt: (cover: string) => Incident | undefined;
}

export interface ResidentSources {
  store(): Store;
  readonly clock: Clock;
  readonly residents: () => ResidentDoors | undefined;
  /** requests that one address may make in a minute */
  readonly perMinute: () => number;
}

/** The doors; throws where there is no database yet. */
export function openDoors({ residents }: Pick<ResidentSources, 'residents'>): ResidentDoors {
  const doors = residents();
  if (!doors) throw new StoreUnavailable();
  return doors;
}
