import type { z } from 'zod';
import type { coverSchema } from '../../api/schemas/cover.ts';
import type { eventSchema, noteSchema } from '../../api/schemas/event.ts';
import type { gatewaySchema, linkSchema, partSchema, readySchema, sinkSchema } from '../../api/schemas/system.ts';

export type Gateway = Readonly<z.output<typeof gatewaySchema>>;
export type Ready = Readonly<z.output<typeof readySchema>>;
export type Part = Readonly<z.output<typeof partSchema>>;
export type Link = Readonly<z.output<typeof linkSchema>>;
export type Sink = Readonly<z.output<typeof sinkSchema>>;
export type Cover = Readonly<z.output<typeof coverSchema>>;
export type Event = Readonly<z.output<typeof eventSchema>>;
export type Note = Readonly<z.output<typeof noteSchema>>;

/** What the gateway has told. */
export interface Known {
  readonly gateway: Gateway | undefined;
  readonly ready: Ready | undefined;
  readonly links: readonly Link[];
  readonly sinks: readonly Sink[];
  readonly covers: ReadonlyMap<string, Cover>;
  /** those that are open, and the newest of the others */
  readonly events: ReadonlyMap<string, Event>;
}

/** How the gateway can be reached. Times are ms since the epoch, by the clock of this machine. */
export type Connection =
  | { readonly state: 'connecting'; readonly since: number }
  | { readonly state: 'live' }
  | { readonly state: 'lost'; readonly since: number; readonly reason: string; readonly nextAttempt: number };

export const VIEWS = ['overview', 'covers', 'links', 'events'] as const;
export type View = (typeof VIEWS)[number];

export const SORTS = ['alarm', 'heard', 'silent', 'cover', 'battery'] as const;
export type Sort = (typeof SORTS)[number];

/** Characters and lines of the terminal. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

export interface Model {
  readonly url: string;
  readonly known: Known;
  /** what is shown while it is paused */
  readonly frozen: Known | undefined;
  readonly connection: Connection;
  /** when the gateway said something last; 0 before */
  readonly heardAt: number;
  /** its clock, less ours */
  readonly skew: number;
  readonly now: number;
  readonly size: Size;
  readonly view: View;
  readonly sort: Sort;
  readonly filter: string;
  /** the filter is being typed */
  readonly isTyping: boolean;
  readonly isHelp: boolean;
  /** first line of the view that is shown */
  readonly top: number;
}

export function emptyModel(url: string, now: number, size: Size): Model {
  return {
    url,
    known: { gateway: undefined, ready: undefined, links: [], sinks: [], covers: new Map(), events: new Map() },
    frozen: undefined,
    connection: { state: 'connecting', since: now },
    heardAt: 0,
    skew: 0,
    now,
    size,
    view: 'overview',
    sort: 'alarm',
    filter: '',
    isTyping: false,
    isHelp: false,
    top: 0,
  };
}
