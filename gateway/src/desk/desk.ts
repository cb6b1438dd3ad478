import type { Act, Actor, Incident, Matter, Place, Refusal } from '../incidents/types.ts';
import type { PartState } from '../parts/state.ts';
import type { Tally } from '../parts/tally.ts';

/** How often an act that is sent again is done, and when it was entered. */
export interface Sent {
  /** made by whoever sends it: the same key again is answered as before, and done once */
  readonly key?: string | undefined;
  /** when it was entered where there was no coverage, ms since the epoch */
  readonly enteredAt?: number | undefined;
}

/** What somebody in the street, or a resident, has seen. */
export interface Sighting {
  readonly cover?: string | undefined;
  readonly place?: Place | undefined;
  readonly matter: Matter;
  readonly text?: string | undefined;
  readonly photos: readonly string[];
}

/** The one place where incidents are opened, moved and closed: what comes in is decided, made durable, and told. */
export interface Desk {
  start(): void;
  stop(): void;
  /** The outbox grew: events are taken up. */
  wake(): void;
  /** Other settings are in force: what is open is looked at by them. */
  reconfigured(): void;
  /** These have said something: where work waits for its sensor, that is looked at. */
  heard(covers: Iterable<{ readonly cover: string }>): void;
  act(incident: number, who: Actor, act: Act, sent?: Sent): Incident | Refusal;
  /** Opens one, or joins the one that is open at this cover. */
  patrol(sighting: Sighting, who: Actor, sent?: Sent): Incident;
  /** Takes a resident's report into the incident near it, or opens one. `report`: its id. */
  resident(sighting: Sighting, report: string): { readonly incident: Incident; readonly joined: boolean };
  /** Whoever reported says whether it is really safe. */
  answer(incident: number, answer: { readonly safe: boolean; readonly text?: string | undefined }): Incident | Refusal;
  state(): PartState;
  /** faults of the program that it met, by what was worked on */
  readonly faults: Tally;
}

export function isRefusal(answer: Incident | Refusal): answer is Refusal {
  return 'refused' in answer;
}
