/** How a LoRa frame is modulated; the RYLR998's AT+PARAMETER says the same in its own codes. */
export interface Modulation {
  /** 7..12 */
  readonly spreading: number;
  /** kHz: 125, 250 or 500 */
  readonly bandwidth: number;
  /** 1..4 for 4/5..4/8 */
  readonly codingRate: number;
  /** symbols of the preamble */
  readonly preamble: number;
}

/**
 * Time on air in ms of a frame of `bytes`, explicit header and CRC on (Semtech AN1200.13, section 4). Low data rate
 * optimisation is on where a symbol takes 16 ms or more, as the modules do it.
 */
export function airtime({ spreading, bandwidth, codingRate, preamble }: Modulation, bytes: number): number {
  const symbol = 2 ** spreading / bandwidth;
  const optimised = symbol >= 16 ? 1 : 0;
  const bits = 8 * bytes - 4 * spreading + 28 + 16;
  const coded = Math.max(0, Math.ceil(bits / (4 * (spreading - 2 * optimised))) * (codingRate + 4));
  return (preamble + 4.25 + 8 + coded) * symbol;
}
