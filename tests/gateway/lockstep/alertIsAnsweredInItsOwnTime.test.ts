import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { asHex, createLockstepRig, LOCKSTEP_START as T } from '../../support/lockstepRig.ts';

it('an alert is acknowledged, and told as an event, one gather window behind its receipt', () => {
  const node = createFakeNode(7);
  const { step } = createLockstepRig(node);
  step({ at: T });
  const hex = asHex(node.alert());
  const { at, downlinks, events } = step({ at: T + 60_000, frames: [{ from: 'here', hex }] });
  expect(at).toBe(T + 60_010);
  expect(downlinks).toMatchObject([{ at: T + 60_010, to: 'here', purpose: 'ack' }]);
  expect(node.openAck(Buffer.from(downlinks[0]?.hex ?? '', 'hex'))?.seqs).toEqual([0]);
  expect(events).toMatchObject([
    { at: T + 60_010, cover: 'C-1', receivedAt: T + 60_000, transition: { rule: 'cover.tilted', kind: 'raised' } },
  ]);
});

it('frames come in at their own times, and share a commit within its window', () => {
  const [a, b, c] = [createFakeNode(7), createFakeNode(8), createFakeNode(9)];
  const { step, lockstep } = createLockstepRig(a, b, c);
  step({ at: T });
  const frames = [
    { at: T + 100, from: 'a', hex: asHex(a.alert()) },
    { at: T + 109, from: 'b', hex: asHex(b.alert()) },
    { at: T + 140, from: 'c', hex: asHex(c.alert()) },
  ];
  const answer = step({ at: T + 145, frames });
  expect(answer.downlinks.map(({ at, to }) => [at - T, to])).toEqual([
    [110, 'a'],
    [110, 'b'],
    [150, 'c'],
  ]);
  expect(lockstep.take({ end: true })).toMatchObject({ from: T, to: T + 150, starts: 1, frames: { report: 3 } });
});

it('a silent node is missed while time passes without frames', () => {
  const node = createFakeNode(7);
  const { step } = createLockstepRig(node);
  step({ at: T });
  step({ at: T + 1_000, frames: [{ from: 'here', hex: asHex(node.status()) }] });
  const { events } = step({ at: T + 48 * 3_600_000 });
  expect(events).toMatchObject([{ cover: 'C-1', transition: { rule: 'node.offline', kind: 'raised' } }]);
});
