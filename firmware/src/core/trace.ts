/**
 * What a node says about itself to whoever watches it on the bench: simulators, tests, a monitor on a debug UART.
 * Two integers each, so that tracing costs no allocation; a node in the field has no hook and pays one comparison.
 */
export const TRACE = {
  /** a: new mode, b: old mode (values of MODE) */
  mode: 1,
  /** the accelerometer's interrupt; a: wakes since the last status */
  wake: 2,
  /** a look has ended; a: rest angle in 0.1 deg, b: impacts counted in it */
  look: 3,
  /** a zero was learned (a = 1) or refused because the cover moved (a = 0) */
  zero: 4,
  /** a message was queued; a: type, b: trigger of an alert, else 0 */
  queued: 5,
  /** a frame was handed to the modem; a: type, b: seq */
  sent: 6,
  /** an acknowledgement took a message off the queue; a: type, b: seq */
  acked: 7,
  /** a message was dropped unsent or unacknowledged; a: type, b: dropped since the start */
  dropped: 8,
  /** a downlink was obeyed; a: type, b: low 16 bits of its counter */
  downlink: 9,
  /** a downlink was refused; a: value of REFUSED, b: its length */
  refused: 10,
  /** a sensor fault came (b = 1) or went (b = 0); a: flag */
  fault: 11,
  /** the flash refused to store the memory */
  flash: 12,
} as const;

/** Why a downlink was refused; `a` of TRACE.refused. `ambiguous`: 16 bits of a counter, and none known to expand them. */
export const REFUSED = { notForUs: 1, replayed: 2, badTag: 3, malformed: 4, ambiguous: 5 } as const;

export interface NodeEvents {
  /** `code`: a value of TRACE, which says what `a` and `b` are */
  trace(code: number, a: number, b: number): void;
}

/** The build takes every call of this out of a board's script: nobody watches a node in the field. */
export function trace(events: NodeEvents | undefined, code: number, a: number, b: number): void {
  if (events) events.trace(code, a, b);
}
