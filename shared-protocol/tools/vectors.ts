import { ALERT } from './definitions/alert.ts';
import { COUNTERS } from './definitions/counters.ts';
import { DOWNLINK, HELLO, LOG, MAINTENANCE, REPORT } from './definitions/others.ts';
import { REJECTED_FRAMES, REJECTED_PAYLOADS } from './definitions/rejected.ts';
import { SEALED } from './definitions/sealed.ts';
import { STATUS } from './definitions/status.ts';
import type { Vector, VectorFile } from './vector.ts';

export const VECTOR_FILES: readonly VectorFile[] = [
  STATUS,
  ALERT,
  HELLO,
  REPORT,
  MAINTENANCE,
  LOG,
  DOWNLINK,
  SEALED,
  COUNTERS,
  REJECTED_FRAMES,
  REJECTED_PAYLOADS,
];

/** The text of one file: a line for each member of a vector, so that a change reads well in a diff. */
export function vectorText(file: VectorFile): string {
  const vectors = file.vectors.map(vectorLines).join(',\n');
  return `{\n  "about": ${JSON.stringify(file.about)},\n  "vectors": [\n${vectors}\n  ]\n}\n`;
}

function vectorLines(vector: Vector): string {
  const members = Object.entries(vector).map(
    ([name, value]) => `      ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  return `    {\n${members.join(',\n')}\n    }`;
}

/** One vector, by its file and name; the page quotes some. */
export function findVector(file: string, name: string): Vector {
  const found = VECTOR_FILES.find((one) => one.file === file)?.vectors.find((one) => one.name === name);
  if (!found) throw new Error(`no vector '${name}' in ${file}`);
  return found;
}
