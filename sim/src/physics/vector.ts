/** Three components in the board's axes; accelerations in mg. */
export interface Vector {
  x: number;
  y: number;
  z: number;
}

/**
 * Fractions live in vectors of this make. V8 knows objects by the order of their fields and keeps one kind of number for
 * each field: in the order of a node's own vectors, these would turn its whole numbers into fractions, too.
 */
export function vector(x: number, y: number, z: number): Vector {
  return { z, y, x };
}

export const RADIAN = Math.PI / 180;

/** `v` turned by `degrees` about the unit vector `axis` (Rodrigues), into `out`, which may be `v`. */
export function rotate(v: Readonly<Vector>, axis: Readonly<Vector>, degrees: number, out: Vector): void {
  const c = Math.cos(degrees * RADIAN);
  const s = Math.sin(degrees * RADIAN);
  const along = (axis.x * v.x + axis.y * v.y + axis.z * v.z) * (1 - c);
  const { x, y, z } = v;
  out.x = x * c + (axis.y * z - axis.z * y) * s + axis.x * along;
  out.y = y * c + (axis.z * x - axis.x * z) * s + axis.y * along;
  out.z = z * c + (axis.x * y - axis.y * x) * s + axis.z * along;
}
