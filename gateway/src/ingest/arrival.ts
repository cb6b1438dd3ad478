import type { Sample } from '../detect/types.ts';
import type { TimeQuality } from '../store/types.ts';

/** A sample on its way to detection, with what is to stand beside an event that it makes. */
export interface Arrival {
  readonly sample: Sample;
  readonly flags: number | undefined;
  readonly receivedAt: number;
  readonly quality: TimeQuality;
  /** of a confirmed alert: it may be late, but not in vain */
  readonly isAlert: boolean;
}
