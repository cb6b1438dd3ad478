import { expect, it } from 'vitest';
import type { What } from '../../gateway/console/src/waiting/entered.ts';
import { createShelf, createWaitingRig } from './support/waitingRig.ts';

const note: What = { kind: 'act', incident: 'I-000001', act: { act: 'note', note: 'a' } };
const photo = (bytes: number): Blob => new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' });

it('where somebody else signs in while the photos go, the rest waits for whoever entered it', async () => {
  const shelf = createShelf();
  const rig = createWaitingRig(shelf);
  rig.answer = ({ path }) => {
    if (path === '/api/photos') rig.user = 'wen';
    return undefined;
  };
  expect(await rig.waiting.enter(note, [photo(7), photo(8)])).toEqual({ waits: true });
  expect([rig.uploads, rig.sent]).toEqual([[7], []]);
  expect([...shelf.rows.values()]).toMatchObject([{ user: 'kim' }]);

  rig.answer = () => undefined;
  rig.clock.advance(60_000);
  await rig.settle();
  expect(rig.sent).toEqual([]);
  rig.user = 'kim';
  rig.waiting.wake();
  await rig.settle();
  expect(rig.uploads).toEqual([7, 8]);
  expect(rig.sent).toMatchObject([{ body: { note: 'a', photos: ['photo-1', 'photo-2'] } }]);
});
