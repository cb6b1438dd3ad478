/** The gateway's figures from /metrics (Prometheus text format 0.0.4): name and labels to value. */
export async function readCounts(api: string): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  try {
    const text = await (await fetch(`${api}/metrics`)).text();
    for (const line of text.split('\n')) {
      const space = line.lastIndexOf(' ');
      if (!line.startsWith('#') && space > 0) counts.set(line.slice(0, space), Number(line.slice(space + 1)));
    }
  } catch {
    // the gateway is on its way up or down: no counts this time
  }
  return counts;
}

/** Sum of all series of that name whose labels contain `label`. */
export function sumOf(counts: ReadonlyMap<string, number>, name: string, label = ''): number {
  let sum = 0;
  for (const [series, value] of counts) {
    if ((series === name || series.startsWith(`${name}{`)) && series.includes(label)) sum += value;
  }
  return sum;
}
