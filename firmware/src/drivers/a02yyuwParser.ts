/**
 * The serial output of a DYP A02YYUW ultrasonic sensor: 9600 baud 8N1, frames of four bytes ("UART output"):
 *
 *     0xff | distance high | distance low | sum = low 8 bits of the first three        millimetres
 *
 * 0xff may stand inside a frame too. So the last four bytes are looked at after each byte: no frame is lost behind a
 * garbled one.
 */
export interface A02Parser {
  /** Takes the first `length` bytes, cut anywhere. */
  feed(bytes: ArrayLike<number>, length: number): void;
  /** bytes since the start that were part of no valid frame, without the last four */
  discarded(): number;
}

const FRAME = 4;
const HEADER = 0xff;

export function createA02Parser(emit: (millimetres: number) => void): A02Parser {
  let last = 0;
  let held = 0;
  let lost = 0;

  return {
    feed(bytes, length) {
      for (let i = 0; i < length; i += 1) {
        last = (last << 8) | (bytes[i] as number);
        if (held < FRAME) held += 1;
        else lost += 1;
        const sum = (HEADER + (last >> 16) + (last >> 8)) & 255;
        if (last >>> 24 !== HEADER || sum !== (last & 255)) continue;
        const millimetres = (last >> 8) & 65535;
        last = 0;
        held = 0;
        emit(millimetres);
      }
    },
    discarded: () => lost,
  };
}
