import { describe, expect, it } from 'vitest';
import { createScratch } from '../support/scratch.ts';
import { lidwatchFw } from '../support/toolRun.ts';

const PICO = ['where', '5', '--board', 'pico-rak3172'];

describe('lidwatch-fw where', () => {
  it('names the boards when there is none of that name', async () => {
    const { code, err } = await lidwatchFw('where', '5', '--board', '../x');
    expect(code).toBe(2);
    expect(err).toContain('board-unknown');
  });

  it('looks into the script of the radio that is named', async () => {
    const { folder } = createScratch();
    const { code, err } = await lidwatchFw(...PICO, '--radio', 'rak3172-lorawan', '--out', folder);
    expect(code).toBe(1);
    expect(err).toContain('pico-rak3172.rak3172-lorawan.js.map');
    expect(err).toContain('lidwatch-fw build --board pico-rak3172 --radio rak3172-lorawan');
    expect((await lidwatchFw(...PICO, '--radio', 'bg96', '--out', folder)).err).toContain('usage-invalid');
  });

  it.each(['', '{', '7', 'null', '{}', '{"sources":1,"mappings":""}'])(
    'refuses the map %j with a code',
    async (map) => {
      const { folder, write } = createScratch();
      write('pico-rak3172.js', 'var a;');
      write('pico-rak3172.js.map', map);
      const { code, err } = await lidwatchFw(...PICO, '--out', folder);
      expect(code).toBe(1);
      expect(err).toContain('map-invalid');
    },
  );
});
