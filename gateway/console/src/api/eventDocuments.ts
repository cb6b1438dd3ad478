import type { Time } from './documents.ts';
import type { Rule, Severity } from './words.ts';

export interface Event {
  readonly id: string;
  readonly cover: string;
  readonly rule: Rule;
  readonly severity: Severity;
  readonly signal: string;
  readonly onset: Time;
  readonly raisedAt: Time;
  readonly clearedAt: Time | null;
  readonly value: number | null;
  readonly peak: number | null;
  readonly unit: string;
  readonly receivedAt: Time;
  readonly quality: 'exact' | 'floor' | 'clock';
  readonly late: boolean;
  readonly withdrawn: boolean;
  readonly revision: number;
  readonly shelved: boolean;
  readonly reason: string | null;
  readonly review: {
    readonly verdict: 'unconfirmed' | 'confirmed' | 'false-alarm';
    readonly acknowledged: { readonly at: Time; readonly who: string } | null;
    readonly released: { readonly at: Time; readonly who: string } | null;
    readonly comments: number;
    readonly shelvedUntil: Time | null;
  };
}

export interface EventNote {
  readonly id: number;
  readonly event: string;
  readonly at: Time;
  readonly who: string;
  readonly kind: string;
  readonly text: string;
}
