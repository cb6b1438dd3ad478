/** A sub-band of EU868 and the share of an hour that a transmitter may use in it (ERC/REC 70-03, annex 1). */
export interface SubBand {
  readonly name: string;
  /** Hz, ends included */
  readonly from: number;
  readonly to: number;
  readonly dutyCycle: number;
}

const EU868: readonly SubBand[] = [
  { name: 'g', from: 865_000_000, to: 867_999_999, dutyCycle: 0.01 },
  { name: 'g1', from: 868_000_000, to: 868_600_000, dutyCycle: 0.01 },
  { name: 'g2', from: 868_700_000, to: 869_200_000, dutyCycle: 0.001 },
  { name: 'g3', from: 869_400_000, to: 869_650_000, dutyCycle: 0.1 },
  { name: 'g4', from: 869_700_000, to: 870_000_000, dutyCycle: 0.01 },
];

/** The sub-band of a frequency in Hz, or undefined where EU868 has none. */
export function subBand(frequency: number): SubBand | undefined {
  return EU868.find(({ from, to }) => frequency >= from && frequency <= to);
}
