import { createStream } from '../random/stream.ts';
import { drawn } from './draw.ts';
import type { CoverSpec, Varied } from './types.ts';

/** Decides what varies from cover to cover. A cover without draws is handed back as it is. */
export function settle(spec: CoverSpec, seed: number): CoverSpec {
  const names = Object.keys(spec.varies) as Varied[];
  if (names.length === 0 && spec.hallShare === undefined) return spec;
  const figures = names.map((name) => {
    // a stream for each: another draw in the file moves none of the others
    const random = createStream(seed, `${spec.cover}/varies/${name}`);
    return [name, drawn(spec.varies[name] ?? spec[name], random)];
  });
  const hall =
    spec.hallShare === undefined ? spec.hall : createStream(seed, `${spec.cover}/hall`).chance(spec.hallShare);
  return { ...spec, ...Object.fromEntries(figures), hall };
}
