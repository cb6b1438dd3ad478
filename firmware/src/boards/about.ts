/** What the build and its list of boards know of a board. */
export interface BoardAbout {
  readonly engine: 'espruino' | 'iotjs' | 'sim';
  /** one line: processor, sensors, link */
  readonly text: string;
  /** most bytes that the minified script may have */
  readonly budget: number;
}
