/**
 * CRC-32 (IEEE 802.3: polynomial 0x04c11db7 reflected, initial value and final xor 0xffffffff), bit by bit: guards
 * records in flash, where 16 bits would let one torn write in 65,536 pass for a whole one.
 */
export function crc32(bytes: ArrayLike<number>, start: number, end: number): number {
  let crc = -1;
  for (let i = start; i < end; i += 1) {
    crc ^= bytes[i] as number;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ -1) >>> 0;
}
