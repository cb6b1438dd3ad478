import type { Rig } from '../rigs/rig.ts';
import { playScenario } from '../scenario.ts';
import { createTap, type Tape } from './tap.ts';

/** Letters of a piece of tape: it takes heap beside the node, and a start of the engine plays hundreds of them. */
const PIECE = 200;

/** Plays the scenario on this engine, and returns what the engine of the board told each of its nodes. */
export function recordTapes(rig: Rig): readonly Tape[] {
  const tap = createTap();
  playScenario({ ...rig, connect: (around) => rig.connect({ ...around, tap: tap.record }) }, () => undefined);
  return tap.tapes;
}

/** The events of a tape in pieces of about so many letters; none is cut. */
export function cutTape(events: readonly string[], size = PIECE): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const event of events) {
    if (piece !== '' && piece.length + event.length > size) {
      pieces.push(piece);
      piece = '';
    }
    piece += event;
  }
  return piece === '' ? pieces : [...pieces, piece];
}

/** A piece as replay.ts reads it. */
export function packTape(piece: string): number[] {
  const packed: number[] = [];
  for (let at = 0; at < piece.length; at += 3) {
    const [a = 0, b = 0, c = 0] = Array.from(piece.slice(at, at + 3), (letter) => letter.charCodeAt(0));
    packed.push(a | (b << 7) | (c << 14));
  }
  return packed;
}
