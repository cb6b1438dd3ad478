import { expect, it } from 'vitest';
import { createDarkroom } from '../../../gateway/src/residents/darkroom.ts';
import type { Made } from '../../../gateway/src/residents/image.ts';

const LIMITS = { bytes: 1, pixels: 1 };

it('one is worked on, some wait, the others are asked to come again; one that fails holds up nobody', async () => {
  let working = 0;
  let most = 0;
  const finish: ((made: Made | Error) => void)[] = [];
  const darkroom = createDarkroom(
    () => LIMITS,
    async () => {
      working += 1;
      most = Math.max(most, working);
      const made = await new Promise<Made | Error>((resolve) => finish.push(resolve));
      working -= 1;
      if (made instanceof Error) throw made;
      return made;
    },
  );
  const asked = Array.from({ length: 10 }, () => darkroom.make(new Uint8Array()).catch(() => 'failed'));
  expect(darkroom.waiting()).toBe(8);
  for (let i = 0; i < 8; i += 1) {
    while (finish[i] === undefined) await Promise.resolve();
    finish[i]?.(i === 2 ? new Error('x') : { ok: false, why: 'damaged' });
  }
  const answers = (await Promise.all(asked)).map((made) => (typeof made === 'string' ? made : made.ok || made.why));
  expect(answers).toEqual([
    ...['damaged', 'damaged', 'failed', 'damaged'],
    ...new Array(4).fill('damaged'),
    'busy',
    'busy',
  ]);
  expect([most, darkroom.waiting()]).toEqual([1, 0]);
});
