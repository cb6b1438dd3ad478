/** Is told the bytes of a stream of MQTT packets as they come, in any pieces. True once one begins that is larger than it may be. */
export type PacketMeter = (bytes: Uint8Array) => boolean;

/**
 * Looks at the head of each packet only: a byte, and the length of the rest in one to four bytes of seven bits (MQTT 5
 * section 1.5.5, 3.1.1 section 2.2.3). The libraries gather a packet in memory, however long it says that it is.
 */
export function createPacketMeter(largest: number): PacketMeter {
  /** bytes of this packet that are still to come */
  let rest = 0;
  /** of its head that were there */
  let head = 0;
  let length = 0;
  let isOver = false;

  function takeHead(byte: number): void {
    head += 1;
    if (head === 1) return;
    length += (byte & 0x7f) * 128 ** (head - 2);
    const isWhole = byte < 0x80;
    isOver = head + length > largest || (head === 5 && !isWhole);
    if (!isWhole) return;
    rest = length;
    [head, length] = [0, 0];
  }

  return (bytes) => {
    for (let at = 0; at < bytes.length && !isOver; ) {
      const skipped = Math.min(rest, bytes.length - at);
      rest -= skipped;
      at += skipped;
      if (at < bytes.length) takeHead(bytes[at++] ?? 0);
    }
    return isOver;
  };
}
