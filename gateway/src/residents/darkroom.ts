import { type ImageLimits, type Made, makeImage } from './image.ts';

/** Makes pictures, one at a time: a camera's is 100 MB when it is unpacked, and the machine has frames to look after. */
export interface Darkroom {
  /** Never rejects; `busy` where as many wait as may. */
  make(bytes: Uint8Array): Promise<Made>;
  /** how many are in it */
  waiting(): number;
}

/** Each holds what was sent, some MB. */
const PLACES = 8;

export function createDarkroom(limits: () => ImageLimits, make = makeImage): Darkroom {
  let last: Promise<unknown> = Promise.resolve();
  let inside = 0;

  return {
    async make(bytes) {
      if (inside >= PLACES) return { ok: false, why: 'busy' };
      inside += 1;
      const made = last.then(() => make(bytes, limits()));
      last = made.catch(() => undefined);
      try {
        return await made;
      } finally {
        inside -= 1;
      }
    },
    waiting: () => inside,
  };
}
