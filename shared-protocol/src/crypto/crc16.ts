/** CRC-16/CCITT-FALSE (polynomial 0x1021, initial value 0xffff): names configurations. */
export function crc16(bytes: ArrayLike<number>, start: number, end: number): number {
  let crc = 0xffff;
  for (let i = start; i < end; i += 1) {
    crc ^= (bytes[i] as number) << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc;
}
