import { expect, test } from 'vitest';
import { airwaves } from './support/airwaves.ts';

test('two frames that overlap are both lost', () => {
  const { time, cell, heard, radio } = airwaves({});
  const [a, b] = [radio(1), radio(2)];
  time.at(0, () => a.send(20));
  time.at(60, () => b.send(20));
  time.run(1000);
  expect(heard).toEqual([]);
  expect(cell.counters.uplinks.collided).toBe(2);
});

test('frames that follow each other are both heard', () => {
  const { time, heard, radio } = airwaves({});
  const [a, b] = [radio(1), radio(2)];
  time.at(0, () => a.send(20));
  time.at(61, () => b.send(20));
  time.run(1000);
  expect(heard.map(({ address }) => address)).toEqual([1, 2]);
});

test('of two that overlap, one that is 6 dB louder is heard', () => {
  const { time, heard, radio } = airwaves({});
  const [near, far] = [radio(1, -80), radio(2, -86)];
  time.at(0, () => far.send(20));
  time.at(30, () => near.send(20));
  time.run(1000);
  expect(heard.map(({ address }) => address)).toEqual([1]);
});

test('the gateway hears nothing while it sends', () => {
  const { time, cell, heard, radio } = airwaves({});
  const [a, b] = [radio(1), radio(2)];
  time.at(0, () => a.send(20));
  time.at(20, () => cell.transmit(new Uint8Array(20), ({ address }) => address === 2));
  time.run(1000);
  expect(heard).toEqual([]);
  expect(cell.counters.uplinks.deaf).toBe(1);
  expect(b.got).toHaveLength(1);
});

test('a node hears nothing while it sends, while it sleeps, or if it falls asleep meanwhile', () => {
  const { time, cell, radio } = airwaves({});
  const [talking, asleep, dozing, awake] = [radio(1), radio(2), radio(3), radio(4)];
  asleep.state.awake = false;
  time.at(0, () => cell.transmit(new Uint8Array(20), () => true));
  time.at(10, () => talking.send(20));
  time.at(10, () => {
    dozing.state.awake = false;
  });
  time.run(1000);
  expect([talking, asleep, dozing].map(({ got }) => got.length)).toEqual([0, 0, 0]);
  expect(awake.got).toHaveLength(1);
  expect(cell.counters.downlinks.deaf).toBe(3);
});

test('downlinks wait for each other, up to a bound, and what is over it is counted', () => {
  const { time, cell, radio } = airwaves({});
  const node = radio(1);
  const taken = Array.from({ length: 40 }, (_, i) => cell.transmit(Uint8Array.of(i), () => true));
  time.run(10_000);
  expect(taken.filter(Boolean)).toHaveLength(33);
  expect(cell.counters.downlinks.overflow).toBe(7);
  expect(node.got.map(([first]) => first)).toEqual(Array.from({ length: 33 }, (_, i) => i));
});
