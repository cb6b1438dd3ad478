/** A part of the spectrum in which a transmitter may be on for a share of each hour. */
export interface SubBand {
  readonly name: string;
  /** 0..1 */
  readonly share: number;
}

/**
 * The 863..870 MHz band of Europe (ETSI EN 300 220-2, annex B; ERC Recommendation 70-03, annex 1), in kHz and per mille.
 * In the gaps stand channels of 25 kHz for alarms (annex 7): no place for LoRa, and held to the least of all.
 */
const EU868 = [
  [863_000, 865_000, 1],
  [865_000, 868_000, 10],
  [868_000, 868_600, 10],
  [868_700, 869_200, 1],
  [869_400, 869_650, 100],
  [869_700, 870_000, 10],
] as const;

const FROM = 863_000;
const TO = 870_000;
const GAP_SHARE = 0.001;

const megahertz = (khz: number): string => (khz / 1000).toFixed(khz % 100 === 0 ? 1 : 2);

/** The sub-band of a frequency in Hz; undefined where no duty cycle is asked for: elsewhere it is dwell time or listening. */
export function subBandOf(hertz: number): SubBand | undefined {
  const khz = hertz / 1000;
  if (khz < FROM || khz > TO) return undefined;
  // of two that meet at a frequency, the upper one
  const row = EU868.findLast(([from, to]) => khz >= from && khz <= to);
  if (!row) return { name: `${megahertz(FROM)}-${megahertz(TO)} MHz`, share: GAP_SHARE };
  const [from, to, perMille] = row;
  return { name: `${megahertz(from)}-${megahertz(to)} MHz`, share: perMille / 1000 };
}
