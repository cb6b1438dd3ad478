// Run by heap.ts in a process of its own: what a gateway's store and ingest keep in memory, as JSON.
import { createDistrict } from './district.ts';
import { createHeart } from './heart.ts';
import { withFolder } from './scratchFolder.ts';

/** Bytes. */
interface InUse {
  /** the JavaScript heap, and what hangs on its objects outside */
  readonly heap: number;
  readonly rss: number;
}

export interface Resident {
  /** read from the database, nothing heard of them yet */
  readonly known: InUse;
  /** one status heard of each */
  readonly heard: InUse;
}

/** The same district for every size, so that what the benchmark itself keeps is no part of a difference. */
const DISTRICT = 20_000;
/** Frames that are in the air at a time. */
const SOME = 2_000;

/** What is in use once everything that can go has gone. */
function inUse(): InUse {
  for (let i = 0; i < 3; i += 1) globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: heapUsed + external, rss };
}

async function measure(covers: number): Promise<Resident> {
  return withFolder(async (folder) => {
    const district = createDistrict(DISTRICT);
    const heart = createHeart(folder);
    heart.store.covers.import(district.covers.slice(0, covers), Date.now());
    heart.store.registry.refresh();
    const known = inUse();
    for (let heard = 0; heard < covers; heard += SOME) await heart.take(district.statuses(SOME));
    const heard = inUse();
    heart.close();
    return { known, heard };
  });
}

process.stdout.write(JSON.stringify(await measure(Number(process.argv[2]))));
