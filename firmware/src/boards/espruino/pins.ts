/** The names of the pins; every Espruino board has one for each. */
export interface EspruinoPins {
  readonly i2cScl: string;
  readonly i2cSda: string;
  /** INT1 of the accelerometer */
  readonly motion: string;
  /** as the processor sees them: `modemTx` is its output */
  readonly modemTx: string;
  readonly modemRx: string;
  /** resets the module, or presses its power key */
  readonly modemReset: string;
  /** output of an A02YYUW; the gate of the switch for the supply of either water sensor, high for on */
  readonly waterRx: string;
  readonly waterPower: string;
  /** a probe's shunt, on boards that may have one */
  readonly level?: string;
  /** float switch to ground, closed when wet */
  readonly float: string;
  readonly hall: string;
}
