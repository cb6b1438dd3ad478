import { SETTINGS } from '@lidwatch/protocol';
import { COLD } from '../physics/battery.ts';
import { createStream } from '../random/stream.ts';
import type { CoverSpec, Scenario } from '../scenario/types.ts';
import { createDistrict, type District } from './district.ts';
import type { DistrictCover, Unit } from './places.ts';
import { CHAPTER, type Chapter, writeChapter } from './story.ts';
import type { StreetClass } from './streets.ts';

/** A day in a district, again and again: what `npm start` shows. */
export interface DistrictScenario {
  readonly district: District;
  readonly scenario: Scenario;
  readonly scenes: Chapter['scenes'];
  /** ms: all nodes have been heard, and the first chapter begins */
  readonly opening: number;
}

const OPENING = 6 * 60_000;
/** a week; then it comes again */
const CHAPTERS = 14;
const FIRST_NODE = 4001;
const BOOT = 3 * 60_000;
/** of the cover whose cell is nearly empty */
const WEAK = 3_240;

/** vehicles a day. ASSUMED */
const TRAFFIC: Readonly<Record<StreetClass, readonly [number, number]>> = {
  avenue: [700, 1_600],
  street: [80, 400],
  lane: [5, 60],
};

export function createDistrictScenario(seed: number): DistrictScenario {
  const district = createDistrict(seed);
  const chapters = Array.from({ length: CHAPTERS }, (_, chapter) =>
    writeChapter(district, chapter, OPENING + chapter * CHAPTER),
  );
  const random = createStream(seed, 'district/weak');
  const weak = random.integer(0, district.covers.length - 1);
  const covers = district.covers.map((cover, index) => coverSpec(seed, cover, index, index === weak));
  const every = OPENING + CHAPTERS * CHAPTER;
  return {
    district,
    opening: OPENING,
    scenes: chapters.flatMap(({ scenes }) => scenes),
    scenario: {
      name: 'district',
      about: `${covers.length} covers of a district that nobody has built; a storm, a theft, and what else a day brings`,
      seed,
      duration: Infinity,
      boot: BOOT,
      climate: { mean: 14, swing: 5, trend: 0, unsettled: 0, spells: [] },
      showers: [],
      rhythm: 'even',
      // the sub-band of EU868 in which a gateway may answer a whole district: 10 %
      radio: {
        ...{ spreading: 7, bandwidth: 125, codingRate: 1, preamble: 12, frequency: 869_525_000, network: 18 },
        ...{ loss: 0.03, duplicates: 0.002, latency: [20, 60], dutyCycle: 0.1 },
      },
      covers,
      events: chapters.flatMap(({ events }) => events),
      chances: [],
      repeat: { every, shift: 0 },
    },
  };
}

/** Nodes report once an hour, not twice a day as in the field: so that there is something to see. */
const HEARTBEAT = Math.max(SETTINGS.heartbeat.min, 60);
const HALL: Readonly<Record<Unit, number>> = { water: 0.2, power: 0.6, telecom: 0.4, road: 0.1 };

function coverSpec(seed: number, place: DistrictCover, index: number, weak: boolean): CoverSpec {
  const random = createStream(seed, `district/${place.cover}`);
  const wet = place.unit === 'water' || place.unit === 'road';
  return {
    cover: place.cover,
    node: FIRST_NODE + index,
    name: place.address,
    group: place.group,
    street: random.chance(0.12) ? 'potholes' : 'smooth',
    traffic: random.between(...TRAFFIC[place.street]),
    rattling: false,
    water: wet ? random.between(40, 130) : random.between(15, 40),
    // ASSUMED: what is not made for rain is nearly dry
    rainGain: wet ? 4 : 0.6,
    rainLag: random.between(8, 20) * 60_000,
    tide: 0,
    battery: weak ? WEAK : random.between(3_540, 3_660),
    cold: COLD,
    drift: random.between(-0.0001, 0.0001),
    hall: random.chance(HALL[place.unit]),
    float: undefined,
    settings: { heartbeat: HEARTBEAT },
    varies: {},
    hallShare: undefined,
  };
}
