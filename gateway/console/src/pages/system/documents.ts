import type { Part, Time } from '../../api/documents.ts';

/** What the API answers of the gateway itself. */
export interface GatewayDocument {
  readonly name: string;
  readonly version: string;
  readonly startedAt: Time;
  readonly now: Time;
  readonly framesWaiting: number | null;
  readonly unknownNodes: number | null;
}

interface Signal {
  readonly last: number;
  readonly mean: number;
}

export interface LinkDocument {
  readonly name: string;
  readonly kind: string;
  readonly address: string | null;
  readonly state: Part;
  readonly counts: Readonly<Record<string, number>>;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly heardAt: Time | null;
  readonly bytes: { readonly up: number; readonly down: number };
  readonly rssi: Signal | null;
  readonly snr: Signal | null;
  readonly dutyCycle: { readonly band: string; readonly left: number } | null;
}

export interface SinkDocument {
  readonly sink: string;
  readonly pending: number;
  readonly parked: number;
  readonly cursor: number;
  readonly waitingSince: Time | null;
  readonly state: Part | null;
}

export interface ParkedDocument {
  readonly sink: string;
  readonly reason: string;
  readonly parkedAt: Time;
  readonly madeAt: Time;
  readonly event: string;
  readonly kind: string;
}

export interface KeptFrame {
  readonly id: number;
  readonly receivedAt: Time;
  readonly link: string;
  readonly from: string;
  readonly reason: string;
  readonly detail: string;
  /** hex */
  readonly bytes: string;
}

export interface FrameMeaning {
  readonly why: string | null;
  readonly todo: string | null;
  readonly claims: {
    readonly node: number;
    readonly cover: string | null;
    readonly direction: 'up' | 'down';
    readonly counter: number;
    readonly full: boolean;
  } | null;
  readonly bare: { readonly message: Readonly<Record<string, unknown>> | null; readonly refused: string | null };
}

export interface Stranger {
  readonly who: string;
  readonly link: string;
  readonly from: string;
  readonly frames: number;
  readonly firstAt: Time;
  readonly lastAt: Time;
}
