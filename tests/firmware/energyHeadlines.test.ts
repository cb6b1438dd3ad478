import { describe, expect, it } from 'vitest';
import { type Case, cases } from '../../firmware/energy/cases.ts';
import { project } from '../../firmware/energy/project.ts';

function find(board: string, link: string, coverage: string, water: string, heartbeat: number): Case {
  const found = cases().find(
    ({ place, ...one }) =>
      place.board === board &&
      place.link.name === link &&
      place.coverage === coverage &&
      one.water.short === water &&
      one.heartbeat === heartbeat,
  );
  if (!found) throw new Error('no such case');
  return found;
}

describe('the projection', () => {
  it('gives LoRa with a status every 12 h ten years or more, without a water sensor and with one every 15 min', () => {
    for (const water of ['none', 'float', '15 min']) {
      expect(project(find('mdbt42q-rylr998', 'LoRa SF7', 'loss 6.5 %', water, 12)).years, water).toBeGreaterThan(10);
    }
  });

  it('gives NB-IoT in a good cell with a status every 12 h ten years or more', () => {
    for (const link of ['NB-IoT BG96', 'NB-IoT BG95']) {
      expect(project(find('rak5010', link, 'level 0', 'float', 12)).years, link).toBeGreaterThan(10);
    }
  });

  it('fails NB-IoT that is heard every hour at coverage level 2', () => {
    for (const link of ['NB-IoT BG96', 'NB-IoT BG95']) {
      const hourly = project(find('rak5010', link, 'level 2', 'none', 1));
      expect(hourly.fails).toBe(true);
      expect(hourly.years).toBeLessThan(1.5);
      expect(hourly.day.radio).toBeGreaterThan(24 * 15e6);
    }
  });

  it('stretches the heartbeat only where it is said to', () => {
    const rigid = project(find('rak5010', 'NB-IoT BG96', 'level 2', 'none', 1));
    const stretched = project(find('rak5010', 'NB-IoT BG96', 'level 2, stretched', 'none', 1));
    expect(rigid.frames).toBeGreaterThan(24);
    expect(stretched.frames).toBeLessThan(rigid.frames / 3);
  });

  it('is shorter with more traffic, and with more openings', () => {
    const one = find('mdbt42q-rylr998', 'LoRa SF7', 'loss 6.5 %', 'none', 12);
    const usual = project(one).years;
    expect(project(one, { passes: 0, openings: 4 }).years).toBeGreaterThan(usual);
    expect(project(one, { passes: 2000, openings: 4 }).years).toBeLessThan(usual / 2);
    expect(project(one, { passes: 200, openings: 365 }).years).toBeLessThan(usual);
  });
});
