import type { Time } from './documents.ts';
import type { Event } from './eventDocuments.ts';
import type { Condition, Rule, Severity } from './words.ts';

export interface Cover {
  readonly cover: string;
  readonly name?: string;
  readonly group?: string;
  readonly node: number | null;
  readonly condition: Condition;
  readonly events: readonly {
    readonly event: string;
    readonly rule: Rule;
    readonly severity: string;
    readonly onset: Time;
    readonly shelvedUntil?: Time;
  }[];
  readonly maintenance: boolean;
  readonly readings: Readonly<Record<string, number>>;
  readonly at: Time | null;
  readonly heard: Time | null;
}

export interface CoverDetails {
  readonly name: string | null;
  readonly group: string | null;
  readonly asset: string | null;
  readonly address: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly cell: string | null;
  readonly unit: string | null;
  readonly tags: readonly string[];
}

export interface Reading {
  readonly at: Time;
  readonly receivedAt: Time;
  readonly quality: 'exact' | 'floor' | 'clock';
  readonly link: string;
  readonly tilt?: number;
  readonly water?: number;
  readonly battery?: number;
  readonly temperature?: number;
  readonly vibration?: number;
  readonly used?: number;
  readonly flags?: number;
  readonly trigger?: number;
  readonly rssi?: number;
  readonly snr?: number;
  readonly impacts?: number;
  readonly wakes?: number;
  readonly dropped?: number;
}

export interface Shelf {
  readonly cover: string;
  readonly rule: Rule;
  readonly at: Time;
  readonly until: Time;
  readonly who: string;
  readonly reason: string;
}

export interface CoverPage extends Cover {
  readonly said: Readonly<Record<string, string | number>>;
  readonly details: CoverDetails;
  readonly shelves: readonly Shelf[];
  readonly recentEvents: readonly Event[];
  readonly recentReadings: readonly Reading[];
}

type SettingValue = boolean | number | Severity | { readonly samples: number } | { readonly ms: number };

/** One value of a rule in force, and the layer that it comes from: `built in`, `defaults`, `group NAME`, `cover NAME`. */
export interface RuleSetting {
  readonly rule: Rule;
  readonly setting: string;
  readonly value: SettingValue;
  readonly unit: string | null;
  readonly from: string;
}

export interface HistoryPoint {
  readonly at: Time;
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly sum: number;
  readonly last: number;
}

type Resolution = 'raw' | 'minute' | 'hour' | 'day';

export interface History {
  readonly cover: string;
  readonly signal: string;
  readonly unit: string;
  readonly resolution: Resolution;
  readonly points: readonly HistoryPoint[];
  readonly wholeSince: Time | null;
  readonly behind: number;
  readonly next: string | null;
}
