import type { Ingest } from '../ingest/ingest.ts';
import { createTally, type Tally } from '../parts/tally.ts';

type Counts = Readonly<Record<string, number>>;

/** What a whole run came to, over all its lives. */
export interface Figures {
  /** the gateway's own time, ms since 1970; 0 where it was never started */
  readonly from: number;
  readonly to: number;
  /** starts: one more than there were outages */
  readonly starts: number;
  /** by outcome: report, duplicate, over-rate, dropped, failed, or the code of a rejection */
  readonly frames: Counts;
  /** by message type: reports that were not known before */
  readonly reports: Counts;
  /** by message type */
  readonly downlinks: Counts;
  /** done, failed */
  readonly commits: Counts;
  /** what was out of the ordinary, by kind */
  readonly notes: Counts;
  /** by rule and kind of transition: `cover.opened raised` */
  readonly events: Counts;
}

export function createFigures(link: string) {
  const frames = createTally();
  const reports = createTally();
  const downlinks = createTally();
  const commits = createTally();
  const notes = createTally();
  const events = createTally();
  let from = 0;
  let to = 0;
  let starts = 0;

  return {
    began(at: number): void {
      if (starts === 0) from = at;
      starts += 1;
      to = at;
    },
    ended(ingest: Ingest, at: number): void {
      to = at;
      for (const [label, count] of ingest.frames.entries()) frames.add(label.replace(`${link} `, ''), count);
      pour(ingest.reports, reports);
      pour(ingest.downlinks, downlinks);
      pour(ingest.commits, commits);
      pour(ingest.notes, notes);
    },
    event: (label: string): void => events.add(label),
    all: (): Figures => ({
      ...{ from, to, starts },
      frames: Object.fromEntries(frames.entries()),
      reports: Object.fromEntries(reports.entries()),
      downlinks: Object.fromEntries(downlinks.entries()),
      commits: Object.fromEntries(commits.entries()),
      notes: Object.fromEntries(notes.entries()),
      events: Object.fromEntries(events.entries()),
    }),
  };
}

function pour(source: Tally, into: Tally): void {
  for (const [label, count] of source.entries()) into.add(label, count);
}
