import type { ProblemDetails } from '../api/problem.ts';
import type { Matter } from '../api/words.ts';

/** What a person does with an incident, as POST /api/incidents/:incident/acts takes it. */
export type Act =
  | {
      readonly act: 'take';
      readonly step: string;
      readonly unit?: string;
      readonly user?: string;
      readonly note?: string;
      readonly reading?: string;
    }
  | { readonly act: 'begin-work'; readonly minutes?: number }
  | { readonly act: 'note'; readonly note?: string; readonly reading?: string }
  | { readonly act: 'assign'; readonly unit: string; readonly user?: string; readonly note?: string }
  | { readonly act: 'overrule' | 'false-alarm' | 'reopen'; readonly reason: string }
  | { readonly act: 'duplicate'; readonly of: string; readonly reason?: string };

export type ActName = Act['act'];

/** What somebody of the city has seen, as POST /api/incidents takes it. */
export interface Sighting {
  readonly cover?: string;
  readonly place?: { readonly lat: number; readonly lon: number; readonly address?: string };
  readonly matter: Matter;
  readonly text?: string;
}

interface WaitingPhoto {
  /** what the browser made smaller; bytes and not a Blob: not every browser keeps Blobs */
  readonly bytes: ArrayBuffer;
  readonly type: string;
  /** as the gateway calls it, once it has it */
  readonly id?: string;
}

export type What =
  | { readonly kind: 'act'; readonly incident: string; readonly act: Act }
  | { readonly kind: 'sighting'; readonly sighting: Sighting };

/** Something that was entered, and is kept until the gateway has answered it. */
export interface Entered {
  /** by which the gateway knows it again: done once, however often it is sent */
  readonly key: string;
  /** who entered it: nobody else's phone session sends it */
  readonly user: string;
  /** ms since the epoch, by the gateway's clock as far as it was known */
  readonly enteredAt: number;
  readonly what: What;
  readonly photos: readonly WaitingPhoto[];
  /** why the gateway does not take it: it stays until its owner has seen that */
  readonly refused?: ProblemDetails;
}
