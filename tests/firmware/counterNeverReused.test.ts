import { array, assert as check, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLOCK, createFrameCounter, NO_MORE } from '../../firmware/src/core/store/counter.ts';
import { AT, type Words } from '../../firmware/src/core/store/memory.ts';
import { createMemoryFlash, PowerCut } from '../support/node/memoryFlash.ts';
import { createNodeBench } from '../support/nodeBench.ts';

/** A state that knows of nothing. */
function fresh(): Words {
  return new Int32Array(64) as Words;
}

describe('the frame counter', () => {
  it('never repeats, wherever writes are torn and however often the node starts', () => {
    const life = record({
      takes: integer({ min: 0, max: 200 }),
      tear: integer({ min: 0, max: 5 }),
      kept: integer({ min: 0, max: 12 }),
    });
    check(
      property(array(life, { minLength: 1, maxLength: 12, size: 'max' }), (lives) => {
        const flash = createMemoryFlash();
        let highest = -1;
        let repeated = 0;
        for (const { takes, tear, kept } of lives) {
          flash.tearAt = tear > 0 ? flash.writes + tear : 0;
          flash.kept = kept;
          const counter = createFrameCounter(flash, fresh());
          counter.load();
          try {
            for (let i = 0; i < takes; i += 1) {
              const taken = counter.take();
              if (taken <= highest) repeated += 1;
              highest = taken;
            }
          } catch (error) {
            if (!(error instanceof PowerCut)) throw error;
          }
        }
        expect(repeated).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  it('is not handed out while the flash refuses to reserve it', () => {
    const flash = createMemoryFlash();
    flash.broken = true;
    const counter = createFrameCounter(flash, fresh());
    counter.load();
    expect(counter.take()).toBe(NO_MORE);
    flash.broken = false;
    expect(counter.take()).toBe(0);
  });

  it('costs one write a block', () => {
    const flash = createMemoryFlash();
    const counter = createFrameCounter(flash, fresh());
    counter.load();
    for (let i = 0; i < 10 * BLOCK; i += 1) counter.take();
    expect(flash.writes).toBe(10);
  });

  it('skips a block where the newer slot has gone bad', () => {
    const flash = createMemoryFlash();
    const first = createFrameCounter(flash, fresh());
    first.load();
    let last = -1;
    for (let i = 0; i < 3 * BLOCK; i += 1) last = first.take();
    flash.records.set('counter0', new Uint8Array(10));
    const second = createFrameCounter(flash, fresh());
    second.load();
    expect(second.take()).toBeGreaterThan(last);
  });

  it('falls silent where nobody can know what was used', () => {
    const flash = createMemoryFlash();
    for (const name of ['counter0', 'counter1']) flash.records.set(name, new Uint8Array(10).fill(7));
    const counter = createFrameCounter(flash, fresh());
    counter.load();
    expect(counter.take()).toBe(NO_MORE);
  });

  it.each([
    ['gone', []],
    ['damaged', ['counter0', 'counter1']],
  ])('goes on from the state where its own records are %s', (_how, names) => {
    const words = fresh();
    const first = createFrameCounter(createMemoryFlash(), words);
    first.load();
    let last = -1;
    for (let i = 0; i < 3 * BLOCK + 5; i += 1) last = first.take();
    expect(words[AT.reserved]).toBe(4 * BLOCK);
    const flash = createMemoryFlash();
    for (const name of names) flash.records.set(name, new Uint8Array(10).fill(7));
    const second = createFrameCounter(flash, words);
    second.load();
    expect(second.take()).toBeGreaterThan(last);
  });

  it('never repeats where a file system keeps the newest block to itself', () => {
    const flash = createMemoryFlash();
    const first = createFrameCounter(flash, fresh());
    first.load();
    let last = first.take();
    const before = new Map(flash.records);
    while (flash.writes < 2) last = first.take();
    flash.records.clear();
    for (const [name, bytes] of before) flash.records.set(name, bytes);
    const second = createFrameCounter(flash, fresh());
    second.load();
    expect(second.take()).toBeGreaterThan(last);
  });
});

describe('a node whose power is cut at each of its writes in turn', () => {
  it('never seals two frames with one counter, and its alert arrives', () => {
    // the gateway model throws at a counter that it has seen before
    for (let write = 1; write <= 14; write += 1) {
      for (const kept of [0, 3, 11, 60]) {
        const bench = createNodeBench({ hall: false, seed: write });
        bench.flash.tearAt = write;
        bench.flash.kept = kept;
        let cuts = bench.survive(bench.start);
        cuts += bench.run(60_000);
        bench.cover.turn(50, 2000);
        cuts += bench.run(60_000);
        cuts += bench.survive(() => {
          bench.gateway.send({ type: 'config', configVersion: 3, settings: new Map([[0, 60]]) });
        });
        cuts += bench.run(60_000);
        expect(cuts).toBeLessThanOrEqual(1);
        expect(bench.gateway.of('alert').at(-1)?.message.tiltSeries?.at(-1)).toBeGreaterThan(450);
        expect(bench.node.pending()).toBe(0);
      }
    }
  });
});
