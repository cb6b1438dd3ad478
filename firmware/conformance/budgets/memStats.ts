/** What JerryScript says of its heap after a run with `--mem-stats`, in bytes. */
export interface MemStats {
  /** of the engine's build */
  readonly heapSize: number;
  /** the most that was allocated at any time, with everything in it */
  readonly peak: number;
  /** the most that each of these needed; not all at the same time, so the sum is larger than `peak` */
  readonly parts: Readonly<Record<Part, number>>;
}

const LABELS = {
  code: 'byte code data',
  objects: 'object data',
  properties: 'property data',
  strings: 'string data',
} as const;

type Part = keyof typeof LABELS;

const LINE = /^ *(Heap size|Peak allocated(?: [a-z ]+)?) = (\d+) bytes$/;

/** The statistics in what an engine printed, or undefined: a build without them says nothing of the kind. */
export function readMemStats(output: string): MemStats | undefined {
  const figures = new Map<string, number>();
  for (const line of output.split(/\r*\n/)) {
    const match = LINE.exec(line.trimEnd());
    if (match) figures.set(match[1] as string, Number(match[2]));
  }
  const heapSize = figures.get('Heap size');
  const peak = figures.get('Peak allocated');
  if (heapSize === undefined || peak === undefined) return undefined;
  const parts = Object.entries(LABELS).map(([part, label]) => [part, figures.get(`Peak allocated ${label}`) ?? 0]);
  return { heapSize, peak, parts: Object.fromEntries(parts) as Record<Part, number> };
}
