/** The words of supervision. Times are ms since the epoch, UTC; shares are 0 to 1. What each figure counts: SUPERVISION.md. */

/** From an instant, which belongs to it, to another, which does not. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const GROUPINGS = ['unit', 'cell', 'rule'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Only incidents of which all of it is so; an empty text: those that have none. */
export type Filter = { readonly [G in Grouping]?: string | undefined };

export interface StepFigures {
  readonly step: string;
  readonly taken: number;
  /** limits of it that were decided: it was taken in time, or its time ran out */
  readonly limits: number;
  readonly onTime: number;
  /** of `limits`; null where there were none */
  readonly share: number | null;
}

/** Incidents of one unit, cell or rule, or of one month. */
export interface Row {
  /** empty: those that have none */
  readonly name: string;
  readonly opened: number;
  readonly closed: number;
  readonly limits: number;
  readonly onTimeShare: number | null;
  /** incidents that became safe */
  readonly safe: number;
  readonly medianMs: number | null;
  readonly p90Ms: number | null;
  readonly falseAlarms: number;
  readonly reopened: number;
}

export interface Recurrent {
  readonly cover: string;
  readonly incidents: number;
}

/** An incident whose awaited step is late. */
export interface Overdue {
  readonly incident: number;
  readonly unit: string;
  readonly step: string;
  readonly openedAt: number;
  readonly dueAt: number;
}

export interface Figures extends Span {
  readonly filter: Filter;
  readonly incidents: {
    readonly opened: number;
    readonly closed: number;
    readonly open: number;
    readonly parents: number;
    readonly reopened: number;
    readonly falseAlarms: number;
    readonly duplicates: number;
  };
  readonly steps: readonly StepFigures[];
  /** of all steps */
  readonly limits: { readonly decided: number; readonly onTime: number; readonly share: number | null };
  readonly timeToSafe: { readonly count: number; readonly median: number | null; readonly p90: number | null };
  readonly longestOpen: { readonly incident: number; readonly since: number; readonly ms: number } | null;
  readonly cards: { readonly yellow: number; readonly red: number };
  /** the most often first; at most MOST of them */
  readonly recurrent: readonly Recurrent[];
  readonly recurrentCovers: number;
  /** open at the end, and late; the latest first, at most MOST of them */
  readonly overdue: readonly Overdue[];
  readonly overdueIncidents: number;
  readonly by: { readonly [G in Grouping]: readonly Row[] };
}

/** Of a list in figures; how many there are in all stands beside it. */
export const MOST = 50;

export interface Targets {
  /** least share of limits that are kept */
  readonly onTime: number;
  /** most, at the median, ms */
  readonly timeToSafe: number;
  /** most, of what was closed */
  readonly falseAlarms: number;
  readonly reopened: number;
  /** most, ms */
  readonly longestOpen: number;
}
export type TargetName = keyof Targets;

/** `supervision:` of gateway.yaml */
export interface SupervisionSettings {
  /** months begin at midnight there; a name of the IANA data base */
  readonly zone: string;
  /** a cover with so many incidents in a span comes back again and again */
  readonly recurrent: number;
  readonly targets: Targets;
  readonly public: {
    readonly page: boolean;
    /** units, cells and rules with fewer incidents are told together */
    readonly least: number;
  };
}
