/**
 * ms that a LoRa frame of `length` bytes is on the air, rounded up: Semtech AN1200.13, section 4 (SX1276 data sheet,
 * 4.1.1.7), in integers; explicit header, CRC on. `bandwidth` in kHz: 125, 250 or 500; `rate` 1..4 for 4/5..4/8.
 */
export function loraAirTime(sf: number, bandwidth: number, rate: number, preamble: number, length: number): number {
  // microseconds; no symbol is longer than 33 ms
  const symbol = (1 << sf) * (1000 / bandwidth);
  // low data rate optimisation, on from symbols of 16 ms
  const perSymbol = 4 * (symbol < 16000 ? sf : sf - 2);
  const blocks = ((8 * length - 4 * sf + 43 + perSymbol) / perSymbol) | 0;
  // in quarters of a symbol: preamble + 4.25, 8 for the header, then the coded payload
  return (((4 * (preamble + 12 + blocks * (rate + 4)) + 1) * symbol + 3999) / 4000) | 0;
}
