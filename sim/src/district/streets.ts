import type { Stream } from '../random/stream.ts';
import { HEIGHT, type Spot, WIDTH } from './ground.ts';

export type StreetClass = 'avenue' | 'street' | 'lane';

/** A street on the drawing board: a straight line, east-west or north-south. */
export interface Street {
  readonly name: string;
  readonly class: StreetClass;
  readonly from: Spot;
  readonly to: Spot;
}

/** The streets of the district, and the lines that they stand on. */
export interface Streets {
  readonly all: readonly Street[];
  /** x of those that run north, y of those that run east; ascending */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

/** Invented. */
const NAMES = [
  ...['Mill', 'Tanner', 'Weir', 'Saddler', 'Ferry', 'Orchard', 'Cooper', 'Lantern', 'Quarry', 'Heron', 'Maltings'],
  ...['Chandler', 'Willow', 'Foundry', 'Bellmaker', 'Almond', 'Ropewalk', 'Sluice', 'Granary', 'Juniper'],
];
const CLASS_NAMES: Readonly<Record<StreetClass, string>> = { avenue: 'Avenue', street: 'Street', lane: 'Lane' };

/** metres between two streets, about */
const APART = 172;
/** room on the edge of the district */
const EDGE = 70;

/** The middle one of each direction is wide, every third a lane. */
function classOf(index: number, count: number): StreetClass {
  if (index === Math.floor(count / 2)) return 'avenue';
  return index % 3 === 1 ? 'lane' : 'street';
}

function linesOver(length: number, random: Stream): number[] {
  const count = Math.floor((length - 2 * EDGE) / APART) + 1;
  const step = (length - 2 * EDGE) / (count - 1);
  return Array.from({ length: count }, (_, index) => EDGE + index * step + random.between(-22, 22));
}

export function layStreets(random: Stream): Streets {
  const xs = linesOver(WIDTH, random);
  const ys = linesOver(HEIGHT, random);
  const names = shuffled(NAMES, random);
  const name = (kind: StreetClass) => `${names.pop() ?? 'Nameless'} ${CLASS_NAMES[kind]}`;
  const north = xs.map((x, index): Street => {
    const kind = classOf(index, xs.length);
    return { name: name(kind), class: kind, from: [x, 0], to: [x, HEIGHT] };
  });
  const east = ys.map((y, index): Street => {
    const kind = classOf(index, ys.length);
    return { name: name(kind), class: kind, from: [0, y], to: [WIDTH, y] };
  });
  return { all: [...north, ...east], xs, ys };
}

/** Fisher and Yates. */
function shuffled<T>(list: readonly T[], random: Stream): T[] {
  const all = [...list];
  for (let index = all.length - 1; index > 0; index -= 1) {
    const other = random.integer(0, index);
    [all[index], all[other]] = [all[other] as T, all[index] as T];
  }
  return all;
}
