import { NO_BLOWS } from '../detect/signals/blows.ts';
import { NO_HEALTH } from '../detect/signals/health.ts';
import { NO_LEVEL } from '../detect/signals/levelMemory.ts';
import { type Memory, NO_MEMORY } from '../detect/signals/memory.ts';
import { NO_REST } from '../detect/signals/rest.ts';
import { orNull } from './resident/columns.ts';
import { type Kept, packState, roundLoss, unpackState } from './stateText.ts';

/**
 * The state of a cover at rest, no rule raised and no level in doubt, as numbers in a row: as such it is read and written in a
 * tenth of the time that its text takes. What is null is no number here.
 */
export const CALM_WIDTH = 33;
export const CALM_BYTES = CALM_WIDTH * Float64Array.BYTES_PER_ELEMENT;

/** which parts of the memory are as new, a bit each; NOTHING: there is no memory */
const [REST, BLOWS, HEALTH, LEVEL, NOTHING] = [1, 2, 4, 8, 16] as const;

function freshIn(memory: Memory): number {
  if (memory === NO_MEMORY) return NOTHING;
  return (
    (memory.rest === NO_REST ? REST : 0) |
    (memory.blows === NO_BLOWS ? BLOWS : 0) |
    (memory.health === NO_HEALTH ? HEALTH : 0) |
    (memory.level === NO_LEVEL ? LEVEL : 0)
  );
}

/** false where it is not calm, and nothing was written. */
function writeCalm(row: Float64Array, at: number, { stamp, loss, rules, memory }: Kept): boolean {
  for (const _raised in rules) return false;
  const { rest, blows, health, level } = memory;
  if (level.doubt !== null) return false;
  row[at] = stamp;
  row[at + 1] = roundLoss(loss);
  row[at + 2] = freshIn(memory);
  row[at + 3] = rest.moved;
  row[at + 4] = rest.handled;
  row[at + 5] = rest.apart;
  row[at + 6] = rest.slidAt;
  row[at + 7] = rest.again;
  row[at + 8] = rest.zeroAt ?? Number.NaN;
  row[at + 9] = blows.at;
  row[at + 10] = blows.days;
  row[at + 11] = blows.usual;
  row[at + 12] = blows.lately;
  row[at + 13] = health.badTemperatures;
  row[at + 14] = health.badVoltages;
  row[at + 15] = health.temperature ?? Number.NaN;
  row[at + 16] = health.sameSince;
  row[at + 17] = health.same;
  row[at + 18] = health.varies;
  row[at + 19] = health.motionFault;
  row[at + 20] = health.waterFault;
  row[at + 21] = level.verdict;
  row[at + 22] = level.at;
  row[at + 23] = level.level;
  row[at + 24] = level.known;
  row[at + 25] = level.rate;
  row[at + 26] = level.drySince;
  row[at + 27] = level.rangeSince;
  row[at + 28] = level.stillSince;
  row[at + 29] = level.still;
  row[at + 30] = level.rangeAt;
  row[at + 31] = level.unproven;
  row[at + 32] = level.ground;
  return true;
}

/** As writeCalm has written it. */
export function readCalm(row: Float64Array, at: number): Kept {
  const fresh = row[at + 2] as number;
  return {
    stamp: row[at] as number,
    loss: row[at + 1] as number,
    rules: {},
    memory: fresh === NOTHING ? NO_MEMORY : memoryAt(row, at, fresh),
  };
}

function memoryAt(row: Float64Array, at: number, fresh: number): Memory {
  return {
    rest:
      fresh & REST
        ? NO_REST
        : {
            moved: row[at + 3] as number,
            handled: row[at + 4] as number,
            apart: row[at + 5] as number,
            slidAt: row[at + 6] as number,
            again: row[at + 7] as number,
            zeroAt: orNull(row[at + 8]),
          },
    blows:
      fresh & BLOWS
        ? NO_BLOWS
        : {
            at: row[at + 9] as number,
            days: row[at + 10] as number,
            usual: row[at + 11] as number,
            lately: row[at + 12] as number,
          },
    health:
      fresh & HEALTH
        ? NO_HEALTH
        : {
            badTemperatures: row[at + 13] as number,
            badVoltages: row[at + 14] as number,
            temperature: orNull(row[at + 15]),
            sameSince: row[at + 16] as number,
            same: row[at + 17] as number,
            varies: row[at + 18] as number,
            motionFault: row[at + 19] as number,
            waterFault: row[at + 20] as number,
          },
    level:
      fresh & LEVEL
        ? NO_LEVEL
        : {
            verdict: row[at + 21] as number,
            at: row[at + 22] as number,
            level: row[at + 23] as number,
            known: row[at + 24] as number,
            rate: row[at + 25] as number,
            drySince: row[at + 26] as number,
            rangeSince: row[at + 27] as number,
            stillSince: row[at + 28] as number,
            still: row[at + 29] as number,
            doubt: null,
            rangeAt: row[at + 30] as number,
            unproven: row[at + 31] as number,
            // a journal of before there was a column for it
            ground: row[at + 32] ?? NO_LEVEL.ground,
          },
  };
}

/** A state as it goes into the journal: the numbers of a calm one, or else its text. */
export type Packed = string | Uint8Array;

/** Good for as long as nobody writes into one of them. */
export function packStates(states: readonly Kept[]): readonly Packed[] {
  const rows = new Float64Array(states.length * CALM_WIDTH);
  const bytes = new Uint8Array(rows.buffer);
  return states.map((state, i) =>
    writeCalm(rows, i * CALM_WIDTH, state) ? bytes.subarray(i * CALM_BYTES, (i + 1) * CALM_BYTES) : packState(state),
  );
}

/** What packStates has packed. Throws where a text is damaged. */
export function unpacked(packed: Packed): Kept {
  // a copy begins where numbers may
  return typeof packed === 'string'
    ? unpackState(packed)
    : readCalm(new Float64Array(Uint8Array.from(packed).buffer), 0);
}

/** As packState gives it. */
export function textOf(packed: Packed): string {
  return typeof packed === 'string' ? packed : packState(unpacked(packed));
}
