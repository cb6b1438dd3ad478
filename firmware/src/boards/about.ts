/** What the build and its list of boards know of a board. */
export interface BoardAbout {
  readonly engine: 'espruino' | 'iotjs' | 'sim';
  /** one line: processor, sensors, link */
  readonly text: string;
  /** most bytes that the minified script may have */
  readonly budget: number;
  /** the radios that may be fitted, as `build/provision/modems.ts` names them; the first unless another is asked for */
  readonly radios?: readonly string[];
  /** a script holds one of the radios only, and is built for it: `start` is told which */
  readonly oneRadio?: true;
  /** the water sensors that may be fitted; any where not given */
  readonly waters?: readonly string[];
  /** what process.env.BOARD is on its Espruino: the source of a regular expression for all of it */
  readonly answers?: string;
}
