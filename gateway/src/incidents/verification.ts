/** What the sensor says of the work. good: since when it has been as it should. */
export type Verification =
  | { readonly state: 'none' }
  | { readonly state: 'waiting'; readonly since: number }
  | { readonly state: 'refuted'; readonly at: number; readonly reason: string }
  | { readonly state: 'verified'; readonly at: number; readonly proof: Proof }
  | { readonly state: 'overruled'; readonly at: number; readonly who: string; readonly reason: string };

/** Why the sensor is believed that the cover is safe. Times are event times. */
export interface Proof {
  /** since when everything was as it should be, and until when that was looked at */
  readonly from: number;
  readonly to: number;
  readonly samples: number;
  /** the largest angle from the zero, deg; undefined where no cover had to be looked at (water, a node) */
  readonly tilt?: number | undefined;
  /** samples: the node said so at both ends. silence: it said so once, and an armed node would have told of a change */
  readonly by: 'samples' | 'silence';
}
