import { expect, it } from 'vitest';
import type { Entered, What } from '../../gateway/console/src/waiting/entered.ts';
import { AWAY, createShelf, createWaitingRig, type Shelf } from './support/waitingRig.ts';

const note = (text: string): What => ({ kind: 'act', incident: 'I-000001', act: { act: 'note', note: text } });

/** A slow phone: its first reading takes the picture at once, and hands it over when the test says so. */
function createSlowShelf(): Shelf & { release(): void } {
  const shelf = createShelf();
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  let readings = 0;
  return Object.assign(shelf, {
    release: () => release(),
    async all(): Promise<readonly Entered[]> {
      const picture = [...shelf.rows.values()];
      readings += 1;
      if (readings === 1) await gate;
      return picture;
    },
  });
}

it('an old picture of the place takes nothing back', async () => {
  const shelf = createSlowShelf();
  const rig = createWaitingRig(shelf);
  rig.answer = () => AWAY;
  const started = rig.waiting.start();
  await rig.waiting.enter(note('a'), []);
  shelf.release();
  await started;
  expect(rig.waiting.mine.value).toHaveLength(1);
});

it('and brings nothing back that was sent meanwhile', async () => {
  const shelf = createSlowShelf();
  shelf.rows.set('left', {
    ...{ key: 'left', user: 'kim', enteredAt: 0, what: note('left'), photos: [] },
  });
  const rig = createWaitingRig(shelf);
  const started = rig.waiting.start();
  await rig.waiting.enter(note('a'), []);
  await rig.settle();
  shelf.release();
  await started;
  await rig.settle();
  expect(rig.waiting.mine.value).toEqual([]);
  expect(rig.sent.map(({ body }) => body.note)).toEqual(['left', 'a']);
});
