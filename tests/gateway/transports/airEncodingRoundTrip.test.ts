import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromAir, toAir } from '../../../gateway/src/transports/airEncoding.ts';

it('gives back every frame, in bytes and in hex, and tells which it was', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(0x10, 0x11, 0x12, 0x13, 0xa0, 0xa5, 0xb7),
      fc.uint8Array({ maxLength: 119 }),
      fc.constantFrom('bin' as const, 'hex' as const),
      (first, rest, encoding) => {
        const frame = Uint8Array.of(first, ...rest);
        const back = fromAir(toAir(frame, encoding));
        expect(back.encoding).toBe(encoding);
        expect([...back.bytes]).toEqual([...frame]);
      },
    ),
  );
});
