import { remapped } from './mappings.ts';
import type { Script } from './minify.ts';

/** Another text in place of a stretch of a script. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A script of one line after edits that do not touch each other. */
export function edited({ code, map }: Script, edits: readonly Edit[]): Script {
  let result = '';
  let from = 0;
  /** how much further right the code stands from a place on */
  const shifts: { readonly from: number; readonly by: number }[] = [];
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start)) {
    result += code.slice(from, start) + text;
    from = end;
    shifts.push({ from: end, by: result.length - end });
  }
  let next = 0;
  const move = (column: number) => {
    while (next < shifts.length && (shifts[next] as { from: number }).from <= column) next += 1;
    return column + (shifts[next - 1]?.by ?? 0);
  };
  return { code: result + code.slice(from), map: { ...map, mappings: remapped(map.mappings, move) } };
}
