/**
 * The serial output of a DYP A02YYUW ultrasonic sensor: 9600 baud 8N1, frames of four bytes ("UART output"):
 *
 *     0xff | distance high | distance low | sum = low 8 bits of the first three        millimetres
 *
 * 0xff may stand inside a frame too. After a wrong sum the search goes on with the next 0xff, so that no frame is lost
 * behind a garbled one.
 */
export interface A02Parser {
  /** Takes the first `length` bytes, cut anywhere. */
  feed(bytes: ArrayLike<number>, length: number): void;
  /** Forgets an unfinished frame. */
  reset(): void;
  /** bytes that were part of no valid frame since the start */
  discarded(): number;
}

const HEADER = 0xff;

export function createA02Parser(emit: (millimetres: number) => void): A02Parser {
  const frame = new Uint8Array(4);
  let filled = 0;
  let lost = 0;

  /** Drops the first byte, and those after it up to the next header. */
  function resynchronise(): void {
    let from = 1;
    while (from < filled && frame[from] !== HEADER) from += 1;
    lost += from;
    for (let i = from; i < filled; i += 1) frame[i - from] = frame[i] as number;
    filled -= from;
  }

  function take(byte: number): void {
    frame[filled] = byte;
    filled += 1;
    if (frame[0] !== HEADER) {
      resynchronise();
    } else if (filled === 4) {
      const high = frame[1] as number;
      const low = frame[2] as number;
      if (((HEADER + high + low) & 255) === frame[3]) {
        filled = 0;
        emit((high << 8) | low);
      } else {
        resynchronise();
      }
    }
  }

  return {
    feed(bytes, length) {
      for (let i = 0; i < length; i += 1) take(bytes[i] as number);
    },
    reset() {
      lost += filled;
      filled = 0;
    },
    discarded: () => lost,
  };
}
