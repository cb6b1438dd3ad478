import type { Time } from './documents.ts';

export type ConfigState = 'unset' | 'pending' | 'sent' | 'applied' | 'refused';

export interface NodeConfig {
  readonly cover: string;
  readonly node: number | null;
  readonly state: ConfigState;
  readonly settings: Readonly<
    Record<string, { readonly wanted: string | null; readonly from: string; readonly inForce: string | null }>
  >;
  readonly desired: { readonly hash: number; readonly changedAt: Time | null } | null;
  readonly reported: {
    readonly hash: number | null;
    readonly version: number | null;
    readonly at: Time | null;
  } | null;
  readonly hashMatches: boolean | null;
  readonly sent: { readonly version: number; readonly sendings: number; readonly at: Time } | null;
  readonly appliedAt: Time | null;
  readonly refused: {
    readonly version: number;
    readonly result: string;
    readonly setting: string | null;
    readonly at: Time;
  } | null;
  readonly revision: string;
}

export const ORDERS = ['begin', 'end', 'rezero', 'log', 'reboot', 'cell'] as const;

export type OrderKind = (typeof ORDERS)[number];

export type OrderState = 'pending' | 'sent' | 'done' | 'expired' | 'replaced';

export interface Order {
  readonly id: number;
  readonly cover: string;
  readonly order: OrderKind;
  readonly state: OrderState;
  readonly askedAt: Time;
  readonly expiresAt: Time;
  readonly sendings: number;
  readonly sentAt: Time | null;
  readonly closedAt: Time | null;
}

/** An entry of a node's error log. */
export interface Trouble {
  readonly node: number;
  readonly boots: number;
  readonly minutes: number;
  readonly trouble: string;
  readonly detail: number;
  readonly means: string;
  readonly receivedAt: Time;
}
