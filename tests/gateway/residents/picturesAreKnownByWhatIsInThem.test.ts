import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeImage } from '../../../gateway/src/residents/image.ts';
import { picture, pictureBomb } from '../../support/pictures.ts';

const LIMITS = { bytes: 1_000_000, pixels: 1_000_000 };
const outcome = async (bytes: Uint8Array, limits = LIMITS) => {
  const made = await makeImage(bytes, limits);
  return made.ok ? 'made' : made.why;
};

it.each(['jpeg', 'png', 'webp', 'avif'] as const)('takes %s', async (format) => {
  expect(await outcome(await picture({ format }))).toBe('made');
});

it.each([
  ['a GIF', () => picture({ format: 'gif' })],
  ['a TIFF', () => picture({ format: 'tiff' })],
  ['an SVG', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  ['a page', async () => Buffer.from('<html><script>alert(1)</script></html>')],
  ['a PDF', async () => Buffer.from('%PDF-1.7\n1 0 obj\n')],
  ['nothing', async () => Buffer.alloc(0)],
])('%s is none', async (_, make) => {
  expect(await outcome(await make())).toBe('not-an-image');
});

it('what is larger, or has more pixels, than may be is told as such, before it is unpacked', async () => {
  expect(await outcome(Buffer.alloc(1_000_001))).toBe('too-large');
  expect(await outcome(await pictureBomb(30_000))).toBe('too-many-pixels');
});

it('what ends too soon, or was changed on its way, is damaged, or it is a picture all the same', async () => {
  const whole = await picture({ width: 200, height: 200 });
  expect(await outcome(whole.subarray(0, whole.length >> 1))).toBe('damaged');
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('jpeg', 'png', 'webp' as const),
      fc.nat(),
      fc.nat(255),
      async (format, at, byte) => {
        const bytes = Buffer.from(await picture({ format }));
        bytes[at % bytes.length] = byte;
        expect(['made', 'damaged', 'not-an-image', 'too-many-pixels']).toContain(await outcome(bytes));
      },
    ),
    { numRuns: 100 },
  );
}, 30_000);

it('bytes of chance are never taken for a picture, and never throw, whatever they begin with', async () => {
  const begin = fc.constantFrom(
    '',
    'ffd8ff',
    '89504e470d0a1a0a',
    '52494646ffffffff57454250',
    '0000001c6674797061766966',
  );
  await fc.assert(
    fc.asyncProperty(begin, fc.uint8Array({ maxLength: 2_000 }), async (hex, bytes) => {
      expect(await outcome(Buffer.concat([Buffer.from(hex, 'hex'), bytes]))).not.toBe('made');
    }),
    { numRuns: 300 },
  );
}, 30_000);
