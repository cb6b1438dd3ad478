import type { Logger } from 'pino';
import type { PartReport } from '../api/routes/health.ts';
import type { Config } from '../config/config.ts';
import { createDesk } from '../desk/createDesk.ts';
import type { Desk } from '../desk/desk.ts';
import type { ActName } from '../incidents/acts.ts';
import { mayDo } from '../incidents/may.ts';
import type { VerifySettings } from '../incidents/settings.ts';
import type { Actor, Incident } from '../incidents/types.ts';
import type { WorkflowBook } from '../incidents/workflow.ts';
import type { Clock } from '../parts/clock.ts';
import type { PartState } from '../parts/state.ts';
import type { Store } from '../store/store.ts';
import { createResidents, type Residents } from './residents.ts';

export interface PeopleOptions {
  readonly store: Store;
  readonly config: () => Config;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Logger;
  readonly listeningSince: (link: string | undefined, heard: number) => number | undefined;
  /** the outbox grew by what became of incidents */
  readonly onTold: (queued: number) => void;
  /** may what is old be told by the clock? */
  readonly agesCount: () => boolean;
  readonly onState: (part: string) => (state: PartState) => void;
}

/** What a gateway has for people, on its open database: the incidents they work on. */
export interface People {
  readonly desk: Desk;
  readonly residents: Residents;
  /** the ways that incidents can go */
  workflows(): WorkflowBook;
  /** when the sensor is believed that a cover is safe */
  verify(): VerifySettings;
  /** what somebody may do with an incident now */
  may(incident: Incident, who: Actor): readonly ActName[];
  parts(): readonly PartReport[];
  start(): void;
  stop(): void;
}

export function createPeople(options: PeopleOptions): People {
  const { store, config, agesCount, onState, ...shared } = options;
  const settings = () => config().incidents;
  const desk = createDesk({ ...shared, store, settings, onState: onState('incidents') });
  const { clock } = shared;
  const residents = createResidents({ store, desk, config, clock, agesCount, onState: onState('residents') });

  return {
    desk,
    residents,
    workflows: () => settings().workflows,
    verify: () => settings().verify,
    may(incident, who) {
      const { workflows, workMs } = settings();
      const open = incident.cover === undefined ? undefined : store.incidents.openOf(incident.cover);
      return mayDo(incident, who, { workflows, workMs, open });
    },
    parts: () => [
      { part: 'incidents', state: desk.state() },
      { part: 'residents', state: residents.state() },
    ],
    start() {
      desk.start();
      residents.start();
    },
    stop() {
      residents.stop();
      desk.stop();
    },
  };
}
