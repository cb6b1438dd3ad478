import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { asHex, createLockstepRig, LOCKSTEP_START as T } from '../../support/lockstepRig.ts';

const WRONG: readonly (readonly [line: string, path: string, message: RegExp])[] = [
  ['{"at":', '', /no JSON/],
  ['[]', '', /is an object/],
  ['7', '', /is an object/],
  ['{"frames":[]}', 'at', /is missing/],
  ['{"at":-1}', 'at', /./],
  [`{"at":${T + 1},"frames":[{"from":"x","hex":"abc"}]}`, 'frames.0.hex', /even number/],
  [`{"at":${T + 1},"frames":[{"from":"x","hex":"${'00'.repeat(300)}"}]}`, 'frames.0.hex', /longer than any frame/],
  [`{"at":${T + 5},"frames":[{"at":${T + 9},"from":"x","hex":"ab"}]}`, 'frames.0.at', /their order/],
  [`{"at":${T - 1}}`, 'at', /lies before/],
  [`{"at":${T + 1},"orders":[{"cover":"C-1","kind":"begin"}]}`, 'orders.0.minutes', /how long/],
  [`{"at":${T + 1},"orders":[{"cover":"C-9","kind":"end"}]}`, 'orders.0.cover', /no such cover/],
  [`{"at":${T + 1},"orders":[{"cover":"C-1","kind":"sing"}]}`, 'orders.0.kind', /one of begin/],
  [`{"at":${T + 1},"outage":true,"frames":[{"from":"x","hex":"ab"}]}`, 'frames', /the gateway is off/],
];

it.each(WRONG)('%s', async (line, path, message) => {
  const { ask } = createLockstepRig(createFakeNode(7));
  const answers = await ask(`{"at":${T}}\n\n${line}\n{"end":true}\n`);
  expect(answers).toHaveLength(3);
  expect(answers[1]).toEqual({
    error: { code: 'lockstep-invalid', line: 3, path, message: expect.stringMatching(message) },
  });
  // nothing of it has happened
  expect(answers[2]).toMatchObject({ from: T, to: T, frames: {} });
});

it('whatever the lines are, and however they are cut, each is answered once, and the next goes on', async () => {
  const node = createFakeNode(7);
  const line = fc.oneof(fc.string(), fc.json(), fc.constant('{"at":1}'), fc.constant('{"about":true}'));
  const { ask } = createLockstepRig(node);
  const lines = fc.array(line.map((text) => text.replaceAll('\n', ' ')));
  await fc.assert(
    fc.asyncProperty(lines, fc.integer({ min: 1, max: 40 }), async (wrong, cut) => {
      const answers = await ask(`${[...wrong, '{"about":true}'].join('\n')}\n`, cut);
      const asked = wrong.filter((text) => text.trim() !== '' && text !== '{"end":true}');
      expect(answers).toHaveLength(asked.length + 1);
      expect(answers.at(-1)).toMatchObject({ gatherMs: 10, covers: 1 });
    }),
    { numRuns: 200 },
  );
});

it('a frame that is no frame is refused and counted, as from any link', async () => {
  const { ask } = createLockstepRig(createFakeNode(7));
  const stranger = asHex(createFakeNode(8).status());
  const frames = [
    { from: 'x', hex: '00ff' },
    { from: 'x', hex: stranger },
  ];
  const answers = await ask(`${JSON.stringify({ at: T, frames })}\n{"end":true}`);
  expect(answers[1]).toMatchObject({ frames: { 'unknown-node': 1 }, events: {} });
});
