import type { Es5Bundle } from './chain/chain.ts';
import { type SourceMapData, stretchesOf } from './chain/mappings.ts';

/** What a build says about the size of its script, in bytes. */
export interface SizeReport {
  readonly name: string;
  /** after each step of the chain */
  readonly steps: Es5Bundle['sizes'];
  /** of the minified script, by folder of the firmware; the parts add up to it */
  readonly parts: Readonly<Record<string, number>>;
  /** of the minified script, by source */
  readonly files: Readonly<Record<string, number>>;
  /** properties that could not be shortened: name to uses */
  readonly kept: Readonly<Record<string, number>>;
  /** most bytes that the minified script may have, and what is left of them; null where there is no budget */
  readonly budget: number | null;
  readonly left: number | null;
}

/** What belongs to no source: the function around it all, and what the chain itself adds. */
const CHAIN = 'chain';
const FILES_SHOWN = 12;
const KEPT_SHOWN = 8;

/** The folder under src that a source belongs to: `core`, `drivers`, or `protocol` for the shared one. */
function partOf(path: string): string {
  if (path.includes('shared-protocol/')) return 'protocol';
  if (path.includes('conformance/')) return 'scenario';
  return /(?:^|\/)src\/([^/]+)\//.exec(path)?.[1] ?? CHAIN;
}

function largestFirst(bytes: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(bytes).sort((a, b) => b[1] - a[1]);
}

/** Bytes of an ASCII script by the source that each stretch comes from. */
export function bytesBySource(code: string, map: SourceMapData): Record<string, number> {
  const bytes: Record<string, number> = {};
  const count = (source: string, length: number) => {
    if (length > 0) bytes[source] = (bytes[source] ?? 0) + length;
  };
  const stretches = stretchesOf(map);
  const lines = code.split('\n');
  count(CHAIN, lines.length - 1);
  for (const [i, text] of lines.entries()) {
    const line = stretches[i] ?? [];
    count(CHAIN, line[0]?.column ?? text.length);
    for (const [k, { column, source }] of line.entries()) {
      count(map.sources[source] ?? CHAIN, (line[k + 1]?.column ?? text.length) - column);
    }
  }
  return Object.fromEntries(largestFirst(bytes));
}

export function measure(name: string, bundle: Es5Bundle, budget: number | null = null): SizeReport {
  const files = bytesBySource(bundle.code, bundle.map);
  const parts: Record<string, number> = {};
  for (const [path, bytes] of Object.entries(files)) parts[partOf(path)] = (parts[partOf(path)] ?? 0) + bytes;
  const { sizes: steps, kept } = bundle;
  const left = budget === null ? null : budget - steps.minified;
  return { name, steps, parts: Object.fromEntries(largestFirst(parts)), files, kept, budget, left };
}

function row(label: string, bytes: number): string {
  return `  ${String(bytes).padStart(7)} bytes  ${label}`;
}

/** The sources that the most bytes come from. */
export function largestFiles({ files }: SizeReport): string {
  return largestFirst(files)
    .slice(0, FILES_SHOWN)
    .map(([path, bytes]) => row(path, bytes))
    .join('\n');
}

/** The report for a person. */
export function describeSize(report: SizeReport): string {
  const { name, steps, parts, kept, budget, left } = report;
  const lost = Object.fromEntries(Object.entries(kept).map(([one, uses]) => [one, uses * (one.length - 1)]));
  const costly = largestFirst(lost).slice(0, KEPT_SHOWN);
  return [
    `${name}:`,
    row('bundled', steps.bundled),
    row('as ES5', steps.lowered),
    row('minified, of these', steps.minified),
    ...largestFirst(parts).map(([part, bytes]) => row(`  ${part}`, bytes)),
    ...(budget === null || left === null
      ? []
      : [`  budget ${budget} bytes: ${left < 0 ? `${-left} too many` : `${left} left`}`]),
    '  largest sources:',
    largestFiles(report),
    ...(costly.length === 0
      ? []
      : [`  names that an engine or a record has too: ${costly.map(([one, cost]) => `${one} (${cost})`).join(', ')}`]),
  ].join('\n');
}
