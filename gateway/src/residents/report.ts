import type { Incident, Matter, Place, Refusal } from '../incidents/types.ts';

/** Why a report waits for a person before anything follows from it. unfinished: the gateway ended in the middle. */
export const HELD_FOR = ['links', 'honeypot', 'too-fast', 'many', 'repeated', 'words', 'unfinished'] as const;
export type HeldFor = (typeof HELD_FOR)[number];

export const REPORT_STATES = ['held', 'open', 'closed', 'rejected'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

export type Via = 'page' | 'open311';

/** How somebody can be reached. Personal: it goes with time, and nobody but a dispatcher is told. */
export interface Contact {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  /** as it was written into one field */
  readonly text?: string | undefined;
}

/** What a resident has said. */
export interface NewReport {
  /** code of a service; see services.ts */
  readonly service: string;
  readonly matter: Matter;
  readonly cover?: string | undefined;
  readonly place?: { readonly lat: number; readonly lon: number } | undefined;
  readonly address?: string | undefined;
  readonly text: string;
  readonly photo?: string | undefined;
  readonly contact?: Contact | undefined;
  readonly device?: string | undefined;
  readonly via: Via;
  /** what the reporter follows it by; the database has its hash */
  readonly follow: string;
  /** in the place of its number where it waits for a person (Open311) */
  readonly token?: string | undefined;
  /** for whoever looks at it; later, what they said of it */
  readonly note?: string | undefined;
}

/** The same, as it is kept. Times are ms since the epoch. */
export interface ResidentReport extends Omit<NewReport, 'follow'> {
  /** R-000123 */
  readonly id: string;
  readonly no: number;
  readonly at: number;
  readonly updatedAt: number;
  readonly state: ReportState;
  readonly heldFor: HeldFor | undefined;
  readonly incident: number | undefined;
  /** when the reporter said whether it is safe */
  readonly answeredAt: number | undefined;
}

/** What reports need of incidents; desk/desk.ts has it. */
export interface ReportDesk {
  resident(
    sighting: {
      readonly cover?: string | undefined;
      readonly place?: Place | undefined;
      readonly matter: Matter;
      readonly text?: string | undefined;
      readonly photos: readonly string[];
    },
    report: string,
  ): { readonly incident: Incident; readonly joined: boolean };
  answer(incident: number, answer: { readonly safe: boolean; readonly text?: string | undefined }): Incident | Refusal;
}
