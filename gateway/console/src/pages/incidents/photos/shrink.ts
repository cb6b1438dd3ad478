import { fitted, MOST_BYTES, QUALITIES } from './size.ts';

/** Not a picture that this browser can read. */
class NoPicture extends Error {}

/** Smaller, upright, and without what the camera wrote into it (where, when, whose). */
export async function shrink(file: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => {
    throw new NoPicture();
  });
  try {
    const { width, height } = fitted(bitmap.width, bitmap.height);
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const pen = canvas.getContext('2d');
    if (!pen) throw new NoPicture();
    pen.drawImage(bitmap, 0, 0, width, height);
    let made: Blob | undefined;
    for (const quality of QUALITIES) {
      made = await toJpeg(canvas, quality);
      if (made.size <= MOST_BYTES) break;
    }
    if (!made) throw new NoPicture();
    return made;
  } finally {
    bitmap.close();
  }
}

function toJpeg(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new NoPicture())), 'image/jpeg', quality);
  });
}
