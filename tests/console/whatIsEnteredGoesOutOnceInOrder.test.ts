import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ProblemDetails } from '../../gateway/console/src/api/problem.ts';
import type { What } from '../../gateway/console/src/waiting/entered.ts';
import { AWAY, createShelf, createWaitingRig, type WaitingRig } from './support/waitingRig.ts';

const note = (text: string): What => ({ kind: 'act', incident: 'I-000001', act: { act: 'note', note: text } });
const photo = (bytes: number): Blob => new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' });
const notes = ({ sent }: WaitingRig): unknown[] => sent.map(({ body }) => body.note);

it('with coverage it is one moment, and nothing is kept', async () => {
  const shelf = createShelf();
  const rig = createWaitingRig(shelf);
  const done = await rig.waiting.enter(note('a'), []);
  expect(done).toMatchObject({ sent: { id: 'I-000001' } });
  expect(shelf.rows.size).toBe(0);
  expect(rig.sent[0]?.body).not.toHaveProperty('enteredAt');
});

it('without it, it waits with its time, and goes by itself, the first first', async () => {
  const rig = createWaitingRig();
  rig.answer = () => AWAY;
  const entered = rig.clock.now();
  expect(await rig.waiting.enter(note('a'), [])).toEqual({ waits: true });
  rig.clock.advance(1);
  expect(await rig.waiting.enter(note('b'), [])).toEqual({ waits: true });
  expect(rig.waiting.mine.value).toHaveLength(2);
  rig.answer = () => undefined;
  rig.clock.advance(60_000);
  await rig.settle();
  expect(notes(rig)).toEqual(['a', 'b']);
  expect(rig.sent[0]?.body).toMatchObject({ enteredAt: new Date(entered).toISOString(), key: expect.any(String) });
  expect(rig.waiting.mine.value).toEqual([]);
});

it('it outlives the page, with its photos; a photo that arrived is not sent again', async () => {
  const shelf = createShelf();
  const first = createWaitingRig(shelf);
  // the photo passes, the act does not
  first.answer = ({ path }) => (path === '/api/photos' ? undefined : AWAY);
  await first.waiting.enter(note('a'), [photo(7)]);
  expect(first.uploads).toEqual([7]);

  const second = createWaitingRig(shelf);
  await second.waiting.start();
  await second.settle();
  expect(second.uploads).toEqual([]);
  expect(second.sent[0]?.body).toMatchObject({ note: 'a', photos: ['photo-1'] });
  expect(shelf.rows.size).toBe(0);
});

it('a photo that the gateway has not any more is sent anew, once', async () => {
  const rig = createWaitingRig();
  const gone = {
    name: 'invalid-body',
    status: 400,
    title: '',
    errors: [{ name: 'photos.0', message: 'no such photo' }],
  };
  let refusals: ProblemDetails[] = [gone];
  rig.answer = ({ path }) => (path === '/api/photos' ? undefined : refusals.shift());
  expect(await rig.waiting.enter(note('a'), [photo(7)])).toHaveProperty('sent');
  expect(rig.uploads).toEqual([7, 7]);
  refusals = [gone, gone];
  await expect(rig.waiting.enter(note('b'), [photo(7)])).rejects.toThrow();
});

it('whatever the network does, each goes out, once by its key, in the order in which it was entered', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('enter', 'enter', 'cut', 'join', 'lose', 'wait', 'reload'), { maxLength: 30 }),
      async (steps) => {
        const shelf = createShelf();
        let isAway = false;
        let isLost = false;
        const taken: { key: unknown; note: unknown }[] = [];
        const entered: string[] = [];
        const begin = (): WaitingRig => {
          const rig = createWaitingRig(shelf);
          rig.answer = ({ body }) => {
            if (isAway) return AWAY;
            // the gateway knows a key again, and answers as before
            if (!taken.some(({ key }) => key === body.key)) taken.push({ key: body.key, note: body.note });
            if (!isLost) return undefined;
            // it was done, but the answer got lost
            isLost = false;
            return AWAY;
          };
          return rig;
        };
        let rig = begin();
        for (const step of steps) {
          if (step === 'enter') {
            rig.clock.advance(1_000);
            entered.push(String(entered.length));
            await rig.waiting.enter(note(String(entered.length - 1)), []);
          } else if (step === 'cut') isAway = true;
          else if (step === 'join') isAway = false;
          else if (step === 'lose') isLost = true;
          else if (step === 'wait') rig.clock.advance(5_000);
          else {
            const now = rig.clock.now();
            rig = begin();
            rig.clock.advance(now - rig.clock.now());
            await rig.waiting.start();
          }
          await rig.settle();
        }
        isAway = false;
        isLost = false;
        for (let i = 0; i < 3; i += 1) {
          rig.clock.advance(60_000);
          await rig.settle();
        }
        expect(taken.map(({ note: text }) => text)).toEqual(entered);
        expect(rig.waiting.mine.value).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});
