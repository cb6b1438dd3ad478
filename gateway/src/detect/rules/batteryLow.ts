import { falling, type Read } from './readings.ts';

/** degC; what the levels of the rule are meant at */
export const REFERENCE = 20;
/**
 * mV a degC that a cell under load loses below the reference. ASSUMED: no published figure is at hand for these cells
 * under the pulse of a radio; it must be measured with the first nodes. Above the reference nothing is taken off.
 */
export const COLD_LOSS = 3;
/** degC; a colder reading is rather a broken sensor, and must not talk an empty cell full */
export const COLDEST = -40;

/** The voltage that the cell would show at the reference; as it is where no temperature was read. */
export function atReference(millivolts: number, temperature: number | undefined): number {
  const cold = REFERENCE - Math.max(COLDEST, temperature ?? REFERENCE);
  return cold > 0 ? Math.round(millivolts + COLD_LOSS * cold) : millivolts;
}

/**
 * Counted in statuses: a status reads the battery once, and an alert is sent in the midst of its node's hardest work,
 * behind looks and repeated sendings, when a cell shows less than it has. The event's values are those at the
 * reference; what was measured is in the readings.
 */
export const readBatteryLow: Read = (rule, { sample: { battery, temperature, trigger }, state }, out) =>
  battery !== undefined &&
  trigger === undefined &&
  falling(rule, state, atReference(battery, temperature), 'battery', out);
