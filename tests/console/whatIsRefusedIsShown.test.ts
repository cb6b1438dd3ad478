import { expect, it } from 'vitest';
import type { What } from '../../gateway/console/src/waiting/entered.ts';
import { MOST, MOST_BYTES, verdictOf } from '../../gateway/console/src/waiting/queue.ts';
import { AWAY, createShelf, createWaitingRig } from './support/waitingRig.ts';

const note = (text: string): What => ({ kind: 'act', incident: 'I-000001', act: { act: 'note', note: text } });
const conflict = {
  ...{ name: 'conflict', status: 409, title: 'no', detail: 'it is closed' },
  errors: [{ name: 'closed', message: 'it is closed' }],
};

it('to whoever looks at its form, which still has it', async () => {
  const shelf = createShelf();
  const rig = createWaitingRig(shelf);
  rig.answer = () => conflict;
  await expect(rig.waiting.enter(note('a'), [])).rejects.toThrow('it is closed');
  expect(shelf.rows.size).toBe(0);
});

it('and what waited stays with the reason, holds up nothing else, and is gone only where somebody gives it up', async () => {
  const shelf = createShelf();
  const rig = createWaitingRig(shelf);
  rig.answer = () => AWAY;
  await rig.waiting.enter(note('a'), []);
  rig.clock.advance(1_000);
  await rig.waiting.enter(note('b'), []);
  rig.answer = ({ body }) => (body.note === 'a' ? conflict : undefined);
  rig.clock.advance(60_000);
  await rig.settle();
  expect(rig.sent.map(({ body }) => body.note)).toEqual(['b']);
  const [left] = rig.waiting.mine.value;
  expect(left?.refused).toMatchObject({ name: 'conflict' });

  // also when the page is opened anew
  const again = createWaitingRig(shelf);
  await again.waiting.start();
  await again.settle();
  expect(again.sent).toEqual([]);
  expect(again.waiting.mine.value).toHaveLength(1);
  await again.waiting.again(left?.key ?? '');
  await again.settle();
  expect(again.sent.map(({ body }) => body.note)).toEqual(['a']);
});

it('what others have left is not sent, and waits until they come back', async () => {
  const shelf = createShelf();
  const kims = createWaitingRig(shelf);
  kims.answer = () => AWAY;
  await kims.waiting.enter(note('a'), []);
  const wens = createWaitingRig(shelf, 'wen');
  await wens.waiting.start();
  await wens.settle();
  expect(wens.sent).toEqual([]);
  expect(wens.waiting.mine.value).toEqual([]);
  expect(wens.waiting.others.value).toBe(1);
  wens.user = 'kim';
  wens.waiting.wake();
  await wens.settle();
  expect(wens.sent).toHaveLength(1);
});

it('a device keeps so much and no more, and says so', async () => {
  const rig = createWaitingRig();
  rig.answer = () => AWAY;
  const large = new Blob([new Uint8Array(MOST_BYTES + 1)], { type: 'image/jpeg' });
  await expect(rig.waiting.enter(note('a'), [large])).rejects.toMatchObject({ details: { name: 'too-large' } });
  for (let i = 0; i < MOST; i += 1) await rig.waiting.enter(note(String(i)), []);
  await expect(rig.waiting.enter(note('b'), [])).rejects.toMatchObject({ details: { name: 'too-many' } });
  expect(rig.waiting.mine.value).toHaveLength(MOST);
});

it('where nothing can be kept it goes out all the same, and whoever entered it is told', async () => {
  const shelf = createShelf();
  shelf.isShut = true;
  const rig = createWaitingRig(shelf);
  rig.answer = () => AWAY;
  await rig.waiting.enter(note('a'), []);
  expect(rig.waiting.isShut.value).toBe(true);
  rig.answer = () => undefined;
  rig.clock.advance(60_000);
  await rig.settle();
  expect(rig.sent).toHaveLength(1);
  expect(rig.waiting.mine.value).toEqual([]);
});

it('tells what passes by itself from what a person has to see', () => {
  const of = (name: string, status: number) => verdictOf({ name, status, title: '' });
  expect(of('unreachable', 0)).toBe('later');
  expect(of('too-many-requests', 429)).toBe('later');
  expect(of('store-unavailable', 503)).toBe('later');
  expect(of('csrf', 403)).toBe('later');
  expect(of('not-understood', 502)).toBe('later');
  expect(of('unauthorized', 401)).toBe('signed-out');
  expect(of('forbidden', 403)).toBe('refused');
  expect(of('not-found', 404)).toBe('refused');
  expect(of('invalid-body', 400)).toBe('refused');
});
