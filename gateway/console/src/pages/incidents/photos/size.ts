/** The longest side that a photo is sent with: what the gateway keeps of it is no larger. */
const LONGEST = 1_600;
/** A photo over the radio of a phone in a street: larger is made again, worse. */
export const MOST_BYTES = 1_000_000;
/** How good a JPEG is made, one after the other, until it is small enough. */
export const QUALITIES = [0.85, 0.75, 0.6, 0.45] as const;

/** As large as it may be, with its sides in the same proportion; never larger than it is. */
export function fitted(
  width: number,
  height: number,
  longest = LONGEST,
): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, longest / Math.max(width, height, 1));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
