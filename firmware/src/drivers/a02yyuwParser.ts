/**
 * The serial output of a DYP A02YYUW ultrasonic sensor: 9600 baud 8N1, frames of four bytes ("UART output"):
 *
 *     0xff | distance high | distance low | sum = low 8 bits of the first three        millimetres
 *
 * 0xff may stand inside a frame too. So the last four bytes are looked at after each byte, and no frame is lost behind a
 * garbled one. What is not part of a frame is passed over: a sensor that says nothing else shows in its time-out.
 */
const HEADER = 0xff;

/** Returns a parser that takes the first `length` bytes, cut anywhere. */
export function createA02Parser(
  emit: (millimetres: number) => void,
): (bytes: ArrayLike<number>, length: number) => void {
  let last = 0;

  return function feed(bytes, length) {
    for (let i = 0; i < length; i += 1) {
      last = (last << 8) | (bytes[i] as number);
      const middle = last >> 8;
      if (last >>> 24 !== HEADER || ((HEADER + (middle >> 8) + middle - last) & 255) !== 0) continue;
      last = 0;
      emit(middle & 65535);
    }
  };
}
