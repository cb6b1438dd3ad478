/** What became of the frames of a cell. `sent` = delivered + faded + jammed + collided + deaf, once all have landed. */
export interface RadioCounters {
  readonly uplinks: DirectionCounters;
  readonly downlinks: DirectionCounters;
}

export interface DirectionCounters {
  /** went on the air */
  sent: number;
  delivered: number;
  /** lost to the plan's loss */
  faded: number;
  /** drowned by a jammer, or the node was out of reach */
  jammed: number;
  /** overlapped another frame that was not 6 dB weaker */
  collided: number;
  /** the receiver was sending or asleep, or had another setting, or there was none of that address */
  deaf: number;
  /** delivered a second time */
  duplicated: number;
  /** refused before they went on the air: the hour's share was used up */
  dutyCycle: number;
  /** refused before they went on the air: too many were waiting */
  overflow: number;
  /** ms on the air */
  airtime: number;
}

export function createRadioCounters(): RadioCounters {
  const blank = (): DirectionCounters => ({
    sent: 0,
    delivered: 0,
    faded: 0,
    jammed: 0,
    collided: 0,
    deaf: 0,
    duplicated: 0,
    dutyCycle: 0,
    overflow: 0,
    airtime: 0,
  });
  return { uplinks: blank(), downlinks: blank() };
}
