import sharp from 'sharp';

/** A picture, made anew: nothing of what was sent is in it but what can be seen. Both are JPEG. */
export interface MadeImage {
  readonly type: 'image/jpeg';
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
  readonly thumb: Buffer;
}

/** Why no picture was made of it. busy: as many wait as may; the sender can come again. */
export type ImageRefusal = 'not-an-image' | 'too-large' | 'too-many-pixels' | 'damaged' | 'busy';

export interface ImageLimits {
  /** of what is sent */
  readonly bytes: number;
  readonly pixels: number;
}

export type Made =
  | { readonly ok: true; readonly image: MadeImage }
  | { readonly ok: false; readonly why: ImageRefusal };

/** What a camera or a screen makes; each is known by its first bytes, whatever it is called. */
const FORMATS: readonly { readonly format: string; readonly is: (bytes: Uint8Array) => boolean }[] = [
  { format: 'jpeg', is: (bytes) => startsWith(bytes, [0xff, 0xd8, 0xff]) },
  { format: 'png', is: (bytes) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  { format: 'webp', is: (bytes) => text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP' },
  // the pictures of HEIC are in the same box, but nobody may ship a decoder of them without a licence
  { format: 'heif', is: (bytes) => text(bytes, 4, 8) === 'ftyp' && ['avif', 'avis'].includes(text(bytes, 8, 12)) },
];

/** The largest side. A crew sees on it what it has to; the frames and the disk are spared the rest. */
const SIDE = 1_600;
const THUMB_SIDE = 320;
const QUALITY = 80;
/** A decoder that takes longer was given something that was made for that. */
const SECONDS = 20;

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

function text(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

function formatOf(bytes: Uint8Array): string | undefined {
  return FORMATS.find(({ is }) => is(bytes))?.format;
}

const refused = (why: ImageRefusal): Made => ({ ok: false, why });

/**
 * Decodes what somebody sent and draws it anew, upright: no Exif, no place, no comment, nothing behind its end comes along, since
 * only pixels do. Never throws. Runs on threads of its own, so that frames do not wait.
 */
export async function makeImage(bytes: Uint8Array, limits: ImageLimits): Promise<Made> {
  if (bytes.length > limits.bytes) return refused('too-large');
  const format = formatOf(bytes);
  if (format === undefined) return refused('not-an-image');
  try {
    const options = { failOn: 'error', limitInputPixels: false, pages: 1 } as const;
    const said = await sharp(bytes, options).metadata();
    if (said.format !== format) return refused('not-an-image');
    // what the header says is enough for a no: a bomb is not let off
    if (said.width * said.height > limits.pixels) return refused('too-many-pixels');
    const { data, info } = await sharp(bytes, { ...options, limitInputPixels: limits.pixels })
      .timeout({ seconds: SECONDS })
      .autoOrient()
      .resize({ width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true })
      // JPEG knows no transparency: what is seen through is white, as paper is
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true });
    const thumb = await sharp(data)
      .resize({ width: THUMB_SIDE, height: THUMB_SIDE, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: QUALITY })
      .toBuffer();
    return { ok: true, image: { type: 'image/jpeg', width: info.width, height: info.height, bytes: data, thumb } };
  } catch {
    return refused('damaged');
  }
}
