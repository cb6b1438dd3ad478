import { crc32 } from 'node:zlib';
import sharp from 'sharp';

export interface PictureOptions {
  readonly width?: number;
  readonly height?: number;
  readonly format?: 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'tiff';
}

/** A picture with something to see: its left half is red, its right half blue. */
export async function picture({ width = 64, height = 48, format = 'jpeg' }: PictureOptions = {}): Promise<Buffer> {
  const half = {
    input: { create: { width: width >> 1, height, channels: 3 as const, background: '#00f' } },
    left: width >> 1,
    top: 0,
  };
  return sharp({ create: { width, height, channels: 3, background: '#f00' } })
    .composite([half])
    .toFormat(format)
    .toBuffer();
}

/** What a telephone writes beside the picture: who, with what, where; and something behind the end. */
export const TELLING = ['SecretPhone', 'Jane Doe', 'secret-xmp', '47/1', 'behind the end'] as const;

/** Lies on its side, and says so. */
export async function tellingPicture(): Promise<Buffer> {
  const xmp =
    '<?xpacket begin="" id="x"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><a>secret-xmp</a></x:xmpmeta><?xpacket end="w"?>';
  const bytes = await sharp(await picture({ width: 2_000, height: 1_000 }))
    .withExif({
      IFD0: { Make: 'SecretPhone', Artist: 'Jane Doe', Copyright: '47/1' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '47/1 22/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '8/1 32/1 0/1' },
    })
    .withXmp(xmp)
    .withIccProfile('p3')
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  return Buffer.concat([bytes, Buffer.from('behind the end')]);
}

/** A small PNG whose header says that it is a large one (PNG 1.2 section 4.1.1). */
export async function pictureBomb(side: number): Promise<Buffer> {
  const bytes = await picture({ format: 'png' });
  bytes.writeUInt32BE(side, 16);
  bytes.writeUInt32BE(side, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
}
