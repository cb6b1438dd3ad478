import { expect, it } from 'vitest';
import type { What } from '../../gateway/console/src/waiting/entered.ts';
import { AWAY, createShelf, createWaitingRig, type WaitingRig } from './support/waitingRig.ts';

const note = (text: string): What => ({ kind: 'act', incident: 'I-000001', act: { act: 'note', note: text } });
const told = ({ sent }: WaitingRig): unknown[] => sent.map(({ body }) => [body.note, body.enteredAt]);

/** Three at one minute each, without coverage. */
async function enterThree(rig: WaitingRig): Promise<readonly unknown[]> {
  const expected: unknown[] = [];
  for (const text of ['a', 'b', 'c']) {
    expected.push([text, new Date(rig.clock.now()).toISOString()]);
    await rig.waiting.enter(note(text), []);
    rig.clock.advance(60_000);
    await rig.settle();
  }
  return expected;
}

it('each of them, not only the first, which alone was tried', async () => {
  const rig = createWaitingRig();
  rig.answer = () => AWAY;
  const expected = await enterThree(rig);
  rig.answer = () => undefined;
  rig.clock.advance(60_000);
  await rig.settle();
  expect(told(rig)).toEqual(expected);
});

it('also those that another page sends', async () => {
  const shelf = createShelf();
  const first = createWaitingRig(shelf);
  first.answer = () => AWAY;
  const expected = await enterThree(first);
  const second = createWaitingRig(shelf);
  await second.waiting.start();
  await second.settle();
  expect(told(second)).toEqual(expected);
});

it('and what was refused at first and is sent again', async () => {
  const rig = createWaitingRig();
  rig.answer = () => AWAY;
  const [expected] = await enterThree(rig);
  rig.answer = ({ body }) => (body.note === 'a' ? { name: 'conflict', status: 409, title: 'no' } : undefined);
  rig.clock.advance(60_000);
  await rig.settle();
  rig.answer = () => undefined;
  await rig.waiting.again(rig.waiting.mine.value[0]?.key ?? '');
  await rig.settle();
  expect(told(rig).at(-1)).toEqual(expected);
});
