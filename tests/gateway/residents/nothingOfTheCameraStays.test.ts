import sharp from 'sharp';
import { expect, it } from 'vitest';
import { makeImage } from '../../../gateway/src/residents/image.ts';
import { TELLING, tellingPicture } from '../../support/pictures.ts';

const LIMITS = { bytes: 10_000_000, pixels: 50_000_000 };

it('who, where, with what, and what stood behind the end are gone from the picture and from the small one', async () => {
  const sent = await tellingPicture();
  for (const word of TELLING) expect([word, sent.includes(word)]).toEqual([word, true]);
  const made = await makeImage(sent, LIMITS);
  if (!made.ok) throw new Error(made.why);
  for (const bytes of [made.image.bytes, made.image.thumb]) {
    for (const word of TELLING) expect([word, bytes.includes(word)]).toEqual([word, false]);
    const said = await sharp(bytes).metadata();
    expect(said).toMatchObject({ format: 'jpeg', space: 'srgb' });
    expect([said.exif, said.xmp, said.icc, said.iptc, said.orientation, said.comments]).toEqual(
      new Array(6).fill(undefined),
    );
    expect(bytes.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
  }
});

it('it stands upright, and is no larger than it has to be', async () => {
  const made = await makeImage(await tellingPicture(), LIMITS);
  if (!made.ok) throw new Error(made.why);
  // 2000 x 1000, lying on its side
  expect([made.image.width, made.image.height]).toEqual([800, 1_600]);
  expect(await sharp(made.image.thumb).metadata()).toMatchObject({ width: 160, height: 320 });
  // what was left is above now: orientation 6 is a quarter turn to the right
  const { data } = await sharp(made.image.thumb).raw().toBuffer({ resolveWithObject: true });
  expect([Number(data[0]) > 150, Number(data[2]) < 100]).toEqual([true, true]);
});
