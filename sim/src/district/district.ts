import { createStream } from '../random/stream.ts';
import { createGround, type Ground } from './ground.ts';
import { type DistrictCover, placeCovers } from './places.ts';
import { layStreets, type Streets } from './streets.ts';

/** A district that nobody has built: its streets and what lies under them, all of it from a seed. */
export interface District {
  readonly name: string;
  readonly seed: number;
  readonly ground: Ground;
  readonly streets: Streets;
  readonly covers: readonly DistrictCover[];
}

export function createDistrict(seed: number): District {
  const ground = createGround(createStream(seed, 'district/ground'));
  const streets = layStreets(createStream(seed, 'district/streets'));
  const covers = placeCovers(streets, createStream(seed, 'district/covers'));
  return { name: 'Weirside', seed, ground, streets, covers };
}
