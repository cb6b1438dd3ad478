/** One line of the benchmark's table. */
export interface FigureRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** what one `value` is for: a frame, a message */
  readonly per?: string;
  /** how many times the floor named `to`, measured in the same run; what another machine can be compared by */
  readonly ratio?: { readonly to: string; readonly value: number };
}

/** The ratio of `value` to the row of that name; nothing where that row was not measured in this run. */
export function comparedWith(rows: readonly FigureRow[], to: string, value: number): Pick<FigureRow, 'ratio'> {
  const floor = rows.find(({ name }) => name === to);
  return floor ? { ratio: { to, value: value / floor.value } } : {};
}

const ROUNDS = 15;
const ROUND_NS = 4_000_000n;

/**
 * Nanoseconds of one call of each function. The functions take turns in short rounds, so that whatever else the machine
 * does hits all of them alike; the median round counts.
 */
export function nanosecondsEach<N extends string>(runs: Readonly<Record<N, () => void>>): Readonly<Record<N, number>> {
  const names = Object.keys(runs) as N[];
  const calls = new Map(names.map((name) => [name, callsARound(runs[name])]));
  const rounds = new Map<N, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of names) rounds.get(name)?.push(timeOf(runs[name], calls.get(name) ?? 1));
  }
  return Object.fromEntries(names.map((name) => [name, median(rounds.get(name) ?? [])])) as Record<N, number>;
}

/** As many calls as take about one round; finding out also warms the function up. */
function callsARound(run: () => void): number {
  let calls = 16;
  for (;;) {
    const took = BigInt(Math.round(timeOf(run, calls) * calls));
    if (took >= ROUND_NS) return calls;
    calls *= 2;
  }
}

function timeOf(run: () => void, calls: number): number {
  const begin = process.hrtime.bigint();
  for (let i = 0; i < calls; i += 1) run();
  return Number(process.hrtime.bigint() - begin) / calls;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
