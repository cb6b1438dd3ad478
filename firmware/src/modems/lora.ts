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
