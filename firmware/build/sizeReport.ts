import type { Es5Bundle } from './chain/chain.ts';

const WIDTH = 12;

function row(label: string, bytes: number): string {
  return `  ${label.padEnd(WIDTH)} ${String(bytes).padStart(8)} bytes`;
}

/** The folder under src that a source belongs to: `core`, `drivers`, or `protocol` for the shared one. */
function partOf(path: string): string {
  if (path.includes('shared-protocol/')) return 'protocol';
  if (path.includes('conformance/')) return 'scenario';
  return /(?:^|\/)src\/([^/]+)\//.exec(path)?.[1] ?? 'other';
}

/** Bytes after each step, and what each part of the sources contributes to the first. */
export function sizeReport(name: string, { sizes, inputs }: Es5Bundle): string {
  const parts = new Map<string, number>();
  for (const [path, bytes] of Object.entries(inputs)) parts.set(partOf(path), (parts.get(partOf(path)) ?? 0) + bytes);
  const largestFirst = [...parts].sort((a, b) => b[1] - a[1]);
  return [
    `${name}:`,
    row('bundled', sizes.bundled),
    ...largestFirst.map(([part, bytes]) => row(`  ${part}`, bytes)),
    row('ES5', sizes.lowered),
    row('minified', sizes.minified),
  ].join('\n');
}
