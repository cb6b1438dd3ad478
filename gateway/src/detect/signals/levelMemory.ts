/** A run of samples that lie where water could not have come, or fallen, in the time that has passed. */
export interface Doubt {
  /** event time of the first sample that was not believed, and the levels between which it would have been */
  began: number;
  low: number;
  high: number;
  /** event time and level of the first sample of the present run, or of where its drift is measured from */
  since: number;
  first: number;
  /** how far, mm, and how fast, mm/min, water must have come there; negative: fallen */
  way: number;
  pace: number;
  /** event time and level of its newest sample */
  at: number;
  level: number;
  count: number;
  /** moving mean of the levels, and of the squares of their differences from one to the next */
  mean: number;
  rough: number;
  /** steps in one direction in a row, positive up, negative down; and the level and event time from which they went */
  run: number;
  turn: number;
  turnAt: number;
  /** the run before this one was something else: things come and go here */
  again: 0 | 1;
  /** event time and level of a sample that did not go on from the run, if it was the last one; 0: none */
  oddAt: number;
  odd: number;
}

/** What a sample was. */
export const VERDICT = {
  none: 0,
  believed: 1,
  /** believed, and proof that the doubtful ones before it were water, too */
  proven: 2,
  doubtful: 3,
  /** neither close to the believed level nor to doubtful ones */
  spike: 4,
  /** no level at all */
  range: 5,
} as const;

/** What is remembered of the water of one cover. Plain data; one `NO_LEVEL` for all that never saw water. */
export interface Level {
  /** what the newest sample was: a value of VERDICT */
  verdict: number;
  /** event time of the newest believed sample; 0: none */
  at: number;
  level: number;
  /** believed samples so far, up to three */
  known: number;
  /** mm/min, positive: rising */
  rate: number;
  /** event time of the first sample without water in a row; 0: water stands */
  drySince: number;
  /** event time of the first sample that was no level, in a row; 0: none */
  rangeSince: number;
  /** event time since which the level is the same to the millimetre, and samples */
  stillSince: number;
  still: number;
  doubt: Doubt | null;
  /** event time of the newest sample that was no level, in that row */
  rangeAt: number;
  /** this sample has ended a doubt that nobody was told of: the level that was not believed; 0: none */
  unproven: number;
  /** mm; where the level stands when there is no water. 0, or more where the zero of the sensor lies too low */
  ground: number;
}

export const NO_LEVEL: Readonly<Level> = Object.freeze({
  verdict: VERDICT.none,
  at: 0,
  level: 0,
  known: 0,
  rate: 0,
  drySince: 0,
  rangeSince: 0,
  stillSince: 0,
  still: 0,
  doubt: null,
  rangeAt: 0,
  unproven: 0,
  ground: 0,
});

/**
 * Field by field, since there may be millions of them in a second: V8 (Node 24) goes on compiling in vain whatever spreads
 * an object whose shape it has changed its mind about.
 */
export function copyOf(level: Readonly<Level>): Level {
  return {
    verdict: level.verdict,
    at: level.at,
    level: level.level,
    known: level.known,
    rate: level.rate,
    drySince: level.drySince,
    rangeSince: level.rangeSince,
    stillSince: level.stillSince,
    still: level.still,
    doubt: level.doubt === null ? null : copyOfDoubt(level.doubt),
    rangeAt: level.rangeAt,
    unproven: level.unproven,
    ground: level.ground,
  };
}

export function copyOfDoubt(doubt: Readonly<Doubt>): Doubt {
  return {
    began: doubt.began,
    low: doubt.low,
    high: doubt.high,
    since: doubt.since,
    first: doubt.first,
    way: doubt.way,
    pace: doubt.pace,
    at: doubt.at,
    level: doubt.level,
    count: doubt.count,
    mean: doubt.mean,
    rough: doubt.rough,
    run: doubt.run,
    turn: doubt.turn,
    turnAt: doubt.turnAt,
    again: doubt.again,
    oddAt: doubt.oddAt,
    odd: doubt.odd,
  };
}
