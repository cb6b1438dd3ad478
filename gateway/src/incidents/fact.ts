import type { RuleName, Severity } from '../detect/rule.ts';
import type { Proof } from './verification.ts';
import type { Matter, Origin, Place, Result } from './words.ts';

/** What an entry says. */
export type Fact =
  | {
      readonly kind: 'opened';
      readonly of: 'cover' | 'parent';
      readonly cover?: string | undefined;
      readonly cell?: string | undefined;
      readonly place?: Place | undefined;
      readonly workflow: string;
      readonly origin: Origin;
      readonly matter: Matter;
      readonly severity: Severity;
      readonly unit?: string | undefined;
      readonly text?: string | undefined;
      readonly photos?: readonly string[] | undefined;
    }
  | {
      readonly kind: 'event';
      readonly event: string;
      readonly rule: RuleName;
      readonly severity: Severity;
      readonly change: 'raised' | 'cleared' | 'withdrawn';
    }
  /** somebody else has seen it, too. report: of a resident; absent: somebody of the city */
  | {
      readonly kind: 'reported';
      readonly report?: string | undefined;
      readonly matter: Matter;
      readonly severity: Severity;
      readonly text?: string | undefined;
      readonly photos: readonly string[];
    }
  | {
      readonly kind: 'step';
      readonly step: string;
      readonly dueAt?: number | undefined;
      /** when it was done, where that was before it could be said: work counts from its handing in; absent: `at` of the entry */
      readonly doneAt?: number | undefined;
      readonly note?: string | undefined;
      readonly photos?: readonly string[] | undefined;
      readonly reading?: string | undefined;
    }
  | {
      readonly kind: 'assigned';
      readonly unit: string;
      readonly user?: string | undefined;
      /** by a rule of the configuration, or by a person */
      readonly by: 'rule' | 'person';
      readonly note?: string | undefined;
    }
  /** unit: who is to look; absent where nobody is named */
  | { readonly kind: 'escalated'; readonly level: number; readonly unit?: string | undefined }
  | { readonly kind: 'work-begun'; readonly minutes: number }
  | {
      readonly kind: 'handed-in';
      readonly note?: string | undefined;
      readonly photos?: readonly string[] | undefined;
      readonly reading?: string | undefined;
    }
  | { readonly kind: 'verified'; readonly proof: Proof }
  | { readonly kind: 'refuted'; readonly reason: string }
  | { readonly kind: 'overruled'; readonly reason: string }
  | { readonly kind: 'card'; readonly step: string; readonly card: 'yellow' | 'red'; readonly dueAt: number }
  | {
      readonly kind: 'note';
      readonly note?: string | undefined;
      readonly photos: readonly string[];
      readonly reading?: string | undefined;
    }
  | { readonly kind: 'child'; readonly incident: number }
  | { readonly kind: 'parent'; readonly incident: number }
  | { readonly kind: 'answered'; readonly safe: boolean; readonly text?: string | undefined }
  | { readonly kind: 'reopened'; readonly reason: string }
  | {
      readonly kind: 'closed';
      readonly result: Result;
      readonly of?: number | undefined;
      readonly reason?: string | undefined;
    };

/** A fact with who said it and when. Append-only: what was said is never changed. */
export interface Entry {
  readonly id: number;
  readonly incident: number;
  readonly at: number;
  /** `sensor`, `gateway`, `resident`, or the name of a user or token */
  readonly who: string;
  /** when it was entered where there was no coverage; undefined: `at` */
  readonly enteredAt?: number | undefined;
  readonly fact: Fact;
}
