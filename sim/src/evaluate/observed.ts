import type { RadioCounters } from '../radio/counters.ts';
import type { Job } from '../suite/types.ts';
import type { Episode } from '../truth/episode.ts';

/** What was seen of one event of a detector. All times are virtual ms since the start of the run. */
export interface SeenEvent {
  readonly cover: string;
  readonly rule: string;
  /** event time of the first sample that belongs to it */
  readonly onset: number;
  /** receive time of the frame that raised it */
  readonly received: number;
  /** when it was durable: behind the commit */
  readonly durable: number;
  /** event time of its end; null where it had not ended with the run */
  readonly cleared: number | null;
  /** it was told that it had never been */
  readonly withdrawn?: boolean;
  /** what the detector gives as its cause */
  readonly reason?: string;
}

/** How many frames went where, and what the nodes drew for it. */
export interface Cost {
  readonly uplinks: RadioCounters['uplinks'];
  readonly downlinks: RadioCounters['downlinks'];
  /** mJ of all nodes together, by what drew them */
  readonly energy: Readonly<Record<string, number>>;
}

/** All that is kept of a job: what happened, and what was seen. Comparing comes later, so that it can be done anew. */
export interface Observed {
  readonly job: Job;
  /** name of the scenario in its file, and what it is about */
  readonly scenario: string;
  readonly about: string;
  readonly episodes: readonly Episode[];
  /** of the gateway */
  readonly events: readonly SeenEvent[];
  /** of the naive detector, on the frames that the gateway got */
  readonly naive: readonly SeenEvent[];
  readonly cost: Cost;
  /** the gateway's own counts at its end */
  readonly gateway: GatewayFigures;
  /** ms of processor time: of the worker with its city, and wall time of the whole */
  readonly took: { readonly processor: number; readonly wall: number };
}

/** What `lidwatch lockstep` says at its end; see gateway/LOCKSTEP.md. */
export interface GatewayFigures {
  readonly starts: number;
  readonly frames: Readonly<Record<string, number>>;
  readonly commits: Readonly<Record<string, number>>;
  readonly events: Readonly<Record<string, number>>;
}
