import type { Time } from '../../api/documents.ts';

/** What GET /api/supervision answers, as far as this page reads it; what each counts: SUPERVISION.md. */
export interface Row {
  /** empty: incidents that have none */
  readonly name: string;
  readonly opened: number;
  readonly closed: number;
  readonly limits: number;
  readonly onTimeShare: number | null;
  readonly safe: number;
  readonly medianMs: number | null;
  readonly p90Ms: number | null;
  readonly falseAlarms: number;
  readonly reopened: number;
}

export interface StepFigures {
  readonly step: string;
  readonly taken: number;
  readonly limits: number;
  readonly onTime: number;
  readonly share: number | null;
}

export interface Figures {
  readonly from: Time;
  readonly to: Time;
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
  readonly limits: { readonly decided: number; readonly onTime: number; readonly share: number | null };
  readonly timeToSafe: { readonly count: number; readonly median: number | null; readonly p90: number | null };
  readonly longestOpen: { readonly incident: string; readonly since: Time; readonly ms: number } | null;
  readonly cards: { readonly yellow: number; readonly red: number };
  readonly recurrent: readonly { readonly cover: string; readonly incidents: number }[];
  readonly recurrentCovers: number;
  readonly overdue: readonly {
    readonly incident: string;
    readonly unit: string;
    readonly step: string;
    readonly openedAt: Time;
    readonly dueAt: Time;
  }[];
  readonly overdueIncidents: number;
  readonly by: { readonly unit: readonly Row[]; readonly cell: readonly Row[]; readonly rule: readonly Row[] };
}

export interface MonthFigures {
  readonly month: string;
  readonly opened: number;
  readonly closed: number;
  readonly open: number;
  readonly onTimeShare: number | null;
  readonly medianMs: number | null;
  readonly p90Ms: number | null;
  readonly yellow: number;
  readonly red: number;
}

export const GROUPINGS = ['unit', 'cell', 'rule'] as const;
export type Grouping = (typeof GROUPINGS)[number];
