import { CALM_BYTES, CALM_WIDTH, type Packed, readCalm } from '../calmState.ts';
import { type Kept, packState, unpackState } from '../stateText.ts';
import { lengths, roomFor } from './columns.ts';

/** The states of covers, by slot. */
export interface StateCells {
  /** undefined where there is none. Throws where its text is damaged. */
  get(slot: number): Kept | undefined;
  /** as packState gives it; undefined likewise */
  text(slot: number): string | undefined;
  /** text: as the database has it; undefined: there is none */
  set(slot: number, packed: Packed | undefined): void;
}

/** bytes: of a cover at rest the numbers take all of it, and the text nearly */
const CELL = CALM_BYTES;
const CELLS = 4_096;
/** in the place of the length of a text: its numbers stand there, or it was too long and stands elsewhere */
const [NUMBERS, ELSEWHERE] = [65_534, 65_535] as const;

/** One block of memory, seen as numbers and as text. */
interface Slab {
  readonly numbers: Float64Array;
  readonly bytes: Buffer;
}

function createSlab(): Slab {
  const memory = new ArrayBuffer(CELLS * CELL);
  return { numbers: new Float64Array(memory), bytes: Buffer.from(memory) };
}

/**
 * In slabs outside of the heap. As strings they would be a million objects, of which each frame of a city replaces one: the
 * engine's collector would walk over them all, again and again, for as long as it takes to judge the frames.
 */
export function createStateCells(): StateCells {
  const slabs: Slab[] = [];
  const elsewhere = new Map<number, string>();
  /** of the text in each cell; 0: there is none */
  let taken = lengths(0);

  function slabOf(slot: number): Slab {
    const number = Math.floor(slot / CELLS);
    const slab = slabs[number] ?? createSlab();
    slabs[number] = slab;
    return slab;
  }

  function take(slot: number, length: number): void {
    taken = roomFor(taken, slot, 1, lengths);
    if (taken[slot] === ELSEWHERE) elsewhere.delete(slot);
    taken[slot] = length;
  }

  function setText(slot: number, text: string | undefined): void {
    if (text === undefined) {
      take(slot, 0);
    } else if (text.length > CELL) {
      take(slot, ELSEWHERE);
      elsewhere.set(slot, text);
    } else {
      // ASCII: names of rules, signals and reasons, and numbers
      slabOf(slot).bytes.write(text, (slot % CELLS) * CELL, 'latin1');
      take(slot, text.length);
    }
  }

  function numbersAt(slot: number): Kept {
    return readCalm(slabOf(slot).numbers, (slot % CELLS) * CALM_WIDTH);
  }

  function textAt(slot: number): string | undefined {
    const length = taken[slot] ?? 0;
    if (length === 0) return undefined;
    if (length === ELSEWHERE) return elsewhere.get(slot);
    const at = (slot % CELLS) * CELL;
    return slabOf(slot).bytes.toString('latin1', at, at + length);
  }

  return {
    get(slot) {
      if (taken[slot] === NUMBERS) return numbersAt(slot);
      const text = textAt(slot);
      return text === undefined ? undefined : unpackState(text);
    },
    text: (slot) => (taken[slot] === NUMBERS ? packState(numbersAt(slot)) : textAt(slot)),
    set(slot, packed) {
      if (packed === undefined || typeof packed === 'string') return setText(slot, packed);
      slabOf(slot).bytes.set(packed, (slot % CELLS) * CELL);
      take(slot, NUMBERS);
    },
  };
}
