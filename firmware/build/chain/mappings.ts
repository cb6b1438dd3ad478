const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** A source map as far as the chain looks into it (https://tc39.es/ecma426/). */
export interface SourceMapData {
  readonly sources: readonly string[];
  readonly sourcesContent?: readonly (string | null)[];
  readonly mappings: string;
}

/** Where a stretch of a line comes from; it reaches to the next one of the line. All from 0. */
export interface Stretch {
  readonly column: number;
  /** index in `sources`; -1 where nothing is known */
  readonly source: number;
  readonly sourceLine: number;
  readonly sourceColumn: number;
}

/** The numbers of a segment, in base 64 VLQ: five bits a digit, the sixth says that more follow, the lowest is the sign. */
function numbersOf(segment: string): number[] {
  const numbers: number[] = [];
  let bits = 0;
  let shift = 0;
  for (const character of segment) {
    const digit = DIGITS.indexOf(character);
    bits |= (digit & 31) << shift;
    shift += 5;
    if (digit >= 32) continue;
    numbers.push(bits & 1 ? -(bits >>> 1) : bits >>> 1);
    bits = 0;
    shift = 0;
  }
  return numbers;
}

function textOf(number: number): string {
  let text = '';
  let bits = number < 0 ? (-number << 1) | 1 : number << 1;
  do {
    const digit = bits & 31;
    bits >>>= 5;
    text += DIGITS[bits > 0 ? digit + 32 : digit];
  } while (bits > 0);
  return text;
}

/** The stretches of each line of the script. */
export function stretchesOf({ mappings }: SourceMapData): Stretch[][] {
  let source = 0;
  let sourceLine = 0;
  let sourceColumn = 0;
  return mappings.split(';').map((line) => {
    let column = 0;
    return line
      .split(',')
      .filter((segment) => segment !== '')
      .map((segment) => {
        const [first = 0, ...from] = numbersOf(segment);
        column += first;
        if (from.length < 3) return { column, source: -1, sourceLine: 0, sourceColumn: 0 };
        source += from[0] as number;
        sourceLine += from[1] as number;
        sourceColumn += from[2] as number;
        return { column, source, sourceLine, sourceColumn };
      });
  });
}

/** The mappings of a script of one line whose columns have moved: columns are relative to the one before. */
export function remapped(mappings: string, move: (column: number) => number): string {
  let before = 0;
  let after = 0;
  return mappings.replace(/[^,;]+/g, (segment) => {
    const [first = 0, ...others] = numbersOf(segment);
    before += first;
    const column = move(before);
    const text = [column - after, ...others].map(textOf).join('');
    after = column;
    return text;
  });
}

/** Where a character of the script comes from, all from 1; undefined where the map does not know. */
export function placeOf(
  map: SourceMapData,
  line: number,
  column: number,
): { readonly source: string; readonly line: number; readonly column: number } | undefined {
  const stretch = stretchesOf(map)[line - 1]?.findLast((one) => one.column < column);
  if (!stretch) return undefined;
  const source = map.sources[stretch.source];
  return source === undefined ? undefined : { source, line: stretch.sourceLine + 1, column: stretch.sourceColumn + 1 };
}
