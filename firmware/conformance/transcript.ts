/** What the scenario prints, out of everything that an engine prints around it. */
export interface Transcript {
  /** the scenario's own lines, as they were printed */
  readonly lines: readonly string[];
  /** the last line of the scenario is there */
  readonly complete: boolean;
  /** what else the engine said: banner, prompts, errors */
  readonly noise: readonly string[];
}

const LINE = /^\d+ (?:scene [a-z ]+|(?:up|down|missed) [0-9a-f]+)$/;
const END = /^end \d+( [a-z]+ -?\d+)+$/;
/** prompts and erasing that Espruino's console puts before a line */
const PROMPT = new RegExp(`^(?:>|${String.fromCharCode(27)}\\[[0-9;]*[A-Za-z])+`);

export function readTranscript(output: string): Transcript {
  const lines: string[] = [];
  const noise: string[] = [];
  let complete = false;
  for (const raw of output.split(/\r*\n/)) {
    const line = raw.replace(PROMPT, '').trimEnd();
    if (LINE.test(line) || END.test(line)) lines.push(line);
    else if (line.trim() !== '') noise.push(line.trim());
    if (END.test(line)) complete = true;
  }
  return { lines, complete, noise };
}

export interface Difference {
  /** from 1; of the scenario's own lines */
  readonly line: number;
  readonly expected: string | undefined;
  readonly found: string | undefined;
}

/** The first line in which two transcripts differ, byte for byte, or undefined. */
export function firstDifference(expected: readonly string[], found: readonly string[]): Difference | undefined {
  for (let i = 0; i < Math.max(expected.length, found.length); i += 1) {
    if (expected[i] !== found[i]) return { line: i + 1, expected: expected[i], found: found[i] };
  }
  return undefined;
}

export function countFrames(lines: readonly string[]): number {
  return lines.filter((line) => / (?:up|down|missed) /.test(line)).length;
}
