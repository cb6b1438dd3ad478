// Run by city.ts in a process of its own: what a gateway's store and ingest keep in memory, and what a frame costs, as JSON.
import { type Cost, costOf, medianCost } from './cost.ts';
import { createDistrict, type District } from './district.ts';
import { createHeart, type Heart } from './heart.ts';
import { withFolder } from './scratchFolder.ts';

/** Bytes. */
interface InUse {
  /** the JavaScript heap, and what hangs on its objects outside */
  readonly heap: number;
  readonly rss: number;
}

export interface Resident {
  /** of the process before there was any cover */
  readonly empty: InUse;
  /** read from the database, nothing heard of them yet */
  readonly known: InUse;
  /** one status heard of each */
  readonly heard: InUse;
  /** the same, with the garbage that the engine has not troubled to collect */
  readonly running: number;
  /** ms to read them all at the start */
  readonly loadMs: number;
  readonly frame: FrameCost;
  /** of a few covers that took turns with them, as often as they do */
  readonly frameOfFew: FrameCost;
}

/** Microseconds of processor time for a frame of covers that were heard before, in the order of no neighbours. */
interface FrameCost {
  /** until it is durable, detected and queued */
  readonly durable: number;
  /** the same, and brought to its place, which the gateway does in a quiet hour, or for several reports of a cover at once */
  readonly inPlace: number;
}

const FEW = 1_000;
/** Frames that are in the air at a time, and how often that is measured at most. */
const SOME = 10_000;
const ROUNDS = 40;
/** Covers that are imported at a time. */
const PAGE = 20_000;

/** What is in use once everything that can go has gone: the engine gives back what it keeps for later, too. */
function inUse(): InUse {
  globalThis.gc?.({ type: 'major', flavor: 'last-resort', execution: 'sync' });
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: heapUsed + external, rss };
}

function found({ store }: Heart, district: District): void {
  for (let i = 0; i < district.size; i += PAGE) store.covers.import(district.covers(i, i + PAGE), Date.now());
}

/** The middle one of the rounds: what else the machine does hits both kinds alike. */
async function frameCost(rounds: readonly Cost[], frames: number, { store }: Heart): Promise<FrameCost> {
  const durable = medianCost(rounds).cpuUs / frames;
  const settling = await costOf(() => {
    while (store.settle());
  });
  return { durable, inPlace: durable + settling.cpuUs / (rounds.length * frames) };
}

async function measure(covers: number): Promise<Resident> {
  return withFolder((cityFolder) =>
    withFolder(async (fewFolder) => {
      const [city, few] = [createDistrict(covers), createDistrict(FEW)];
      const [large, small] = [createHeart(cityFolder), createHeart(fewFolder)];
      const empty = inUse();
      found(large, city);
      found(small, few);
      const began = performance.now();
      large.store.registry.refresh();
      const loadMs = performance.now() - began;
      const known = inUse();
      const frames = Math.min(covers, SOME);
      const rounds: Record<'large' | 'small', Cost[]> = { large: [], small: [] };
      for (let heard = 0; heard < covers; heard += frames) {
        await large.take(city.statuses(frames));
        await small.take(few.statuses(frames));
      }
      const running = process.memoryUsage().rss;
      const heard = inUse();
      while (large.store.settle());
      while (small.store.settle());
      for (let i = 0; i < Math.min(ROUNDS, covers / frames); i += 1) {
        const [some, others] = [city.statuses(frames), few.statuses(frames)];
        rounds.large.push(await costOf(() => large.take(some)));
        rounds.small.push(await costOf(() => small.take(others)));
      }
      const frame = await frameCost(rounds.large, frames, large);
      const frameOfFew = await frameCost(rounds.small, frames, small);
      large.close();
      small.close();
      return { empty, known, heard, running, loadMs, frame, frameOfFew };
    }),
  );
}

process.stdout.write(JSON.stringify(await measure(Number(process.argv[2]))));
