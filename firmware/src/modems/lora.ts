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

/**
 * Per mille of each hour that EU868 allows on a channel at `frequency` Hz (ETSI EN 300 220-2, annex B; ERC 70-03,
 * annex 1): 865..868 and g1 (868.0..868.6) 1 %, g3 (869.4..869.65) 10 %, elsewhere in 863..870 MHz 0.1 % (g2 has that,
 * and no other band has less). 0 outside: no such limit.
 */
export function loraDutyCycle(frequency: number): number {
  const kilohertz = (frequency / 1000) | 0;
  if (kilohertz < 863000 || kilohertz > 870000) return 0;
  if (kilohertz >= 869400 && kilohertz <= 869650) return 100;
  return kilohertz >= 865000 && kilohertz <= 868600 ? 10 : 1;
}
