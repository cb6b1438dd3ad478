import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createStrangers } from '../../../gateway/src/parts/strangers.ts';

const LIMIT = 20;

it('a flood of ids that are heard once each pushes out none that was heard again', () => {
  const real = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 15 });
  fc.assert(
    fc.property(real, fc.array(fc.nat(200), { maxLength: 8 }), (nodes, floods) => {
      const strangers = createStrangers(LIMIT);
      let at = 0;
      const hear = (who: string): void => strangers.note(who, 'field', 'x', at++);
      for (const node of [...nodes, ...nodes]) hear(`node ${node}`);
      for (const flood of floods) for (let i = 0; i < flood; i += 1) hear(`made up ${at}`);
      const left = strangers.list().map(({ who }) => who);
      expect(left).toEqual(expect.arrayContaining(nodes.map((node) => `node ${node}`)));
    }),
  );
});

it('whatever is heard: within the bound, the last one first, and what made room is counted', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(60), { minLength: 1, maxLength: 400 }), (heard) => {
      const strangers = createStrangers(LIMIT);
      heard.forEach((id, at) => void strangers.note(`node ${id}`, 'field', 'x', at));
      const list = strangers.list();
      expect(list.length).toBeLessThanOrEqual(LIMIT);
      expect(list[0]).toMatchObject({ who: `node ${heard.at(-1)}`, lastAt: heard.length - 1 });
      expect(list.map(({ lastAt }) => lastAt)).toEqual(list.map(({ lastAt }) => lastAt).toSorted((a, b) => b - a));
      for (const { who, frames, firstAt, lastAt } of list) {
        expect(heard[firstAt] === Number(who.slice(5)) && heard.lastIndexOf(Number(who.slice(5))) === lastAt).toBe(
          true,
        );
        expect(frames).toBeLessThanOrEqual(heard.filter((id) => `node ${id}` === who).length);
      }
      const entries = heard.length - list.reduce((sum, { frames }) => sum + frames - 1, 0);
      expect(strangers.forgotten()).toBeLessThanOrEqual(entries - list.length);
      expect(strangers.forgotten()).toBeGreaterThanOrEqual(new Set(heard).size - list.length);
    }),
  );
});

it('whoever sends each id twice leaves room for one that comes new', () => {
  const strangers = createStrangers(LIMIT);
  for (let i = 0; i < 2_000; i += 1) strangers.note(`made up ${i >> 1}`, 'field', 'x', i);
  for (const at of [2_000, 2_001]) strangers.note('node 7', 'field', 'x', at);
  expect(strangers.list()[0]).toMatchObject({ who: 'node 7', frames: 2 });
  expect(strangers.list().length).toBeLessThanOrEqual(LIMIT);
});
