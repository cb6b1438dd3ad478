/**
 * What a simulated board is started with: the real time and a real serial line, with nothing soldered to it. A program
 * under Node makes it (`build/sim/host.ts`), and so does the conformance scenario.
 */
export interface SimEngine {
  setTimeout(run: () => void, ms: number): number;
  clearTimeout(timer: number): void;
  /** ms, never backwards */
  now(): number;
  /** 0..1 */
  random(): number;
  /** records in the node's folder */
  readRecord(name: string): Uint8Array | null;
  writeRecord(name: string, bytes: Uint8Array): boolean;
  /** the modem's serial line */
  serialWrite(bytes: Uint8Array): void;
  onSerial(receive: (bytes: Uint8Array) => void): void;
  /** Hands over what happens to the cover, a line each: see parts.ts. `act` is false where there is no such line. */
  onLine(act: (line: string) => boolean): void;
  /** Calls `crashed` for what nothing caught, with a place in the script or 0. */
  onCrash(crashed: (column: number) => void): void;
  log(text: string): void;
  /** The program ends, and is to be started again. */
  exit(): void;
}
