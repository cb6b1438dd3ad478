import { describe, expect, it } from 'vitest';
import { buildEs5 } from '../../firmware/build/chain/chain.ts';
import { placeOf } from '../../firmware/build/chain/mappings.ts';

const TEXT = `declare function use(value: unknown): void;
declare function read(): number;
function careful(level: number): number {
  for (let i = 0; i < 3; i += 1) {
    if (level > read()) throw new Error('over the brim');
  }
  return level;
}
function main(): void {
  const level = careful(read());
  use(level);
  use(-level);
}
main();
main();
`;

describe('what was inlined', () => {
  it('still has the position that it has in the sources', async () => {
    const { code, map } = await buildEs5({ name: 'careful.ts', text: TEXT });
    expect(code.match(/function/g)).toHaveLength(2);
    const at = (text: string) => placeOf(map, 1, code.indexOf(text) + 1);
    expect(at('Error("over')).toMatchObject({ source: expect.stringMatching(/careful\.ts$/), line: 5 });
    expect(at('use(')).toMatchObject({ line: 11 });
  });
});
