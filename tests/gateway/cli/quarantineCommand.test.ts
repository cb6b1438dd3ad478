import { encodeMessage } from '@lidwatch/protocol/gateway';
import { expect, it } from 'vitest';
import { openStore } from '../../../gateway/src/store/store.ts';
import { lidwatch, lidwatchJson, lidwatchOn } from '../../support/cli.ts';
import { createFakeNode } from '../../support/fakeNode.ts';
import { batch } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const AT = Date.UTC(2025, 11, 31, 23);

/** A data folder of a gateway that has refused three frames. */
async function createRefusals(): Promise<string> {
  const data = temporaryFolder();
  await lidwatch('cover', 'add', 'C-1', '--node', '1', '--generate-key', '--data', data);
  const store = openStore({ folder: data, access: 'tool' });
  const kept = { receivedAt: AT, link: 'roof', from: 'peer', detail: '' };
  const bare = encodeMessage({ type: 'maintenance', action: 1, minutes: 5 });
  store.commit(
    batch({
      quarantine: [
        { ...kept, reason: 'bad-tag', detail: 'node 1', bytes: createFakeNode(1, 9).status() },
        { ...kept, reason: 'unknown-node', detail: 'node 9', bytes: createFakeNode(9).status() },
        { ...kept, reason: 'wrong-profile', link: 'field', from: '\u001b[2J', bytes: bare },
      ],
    }),
    AT,
  );
  store.close();
  return data;
}

const ids = async (data: string, ...args: readonly string[]) => {
  const { frames } = await lidwatchJson<{ frames: { id: number }[] }>('quarantine', 'list', '--data', data, ...args);
  return frames.map(({ id }) => id);
};

it('lists refused frames, newest first, with who they say that they are from, and how many of each reason', async () => {
  const data = await createRefusals();
  const { code, out } = await lidwatch('quarantine', 'list', '--data', data);
  expect(code).toBe(0);
  const [, newest, second, oldest] = out.split('\n');
  // what a sender wrote cannot move the cursor
  expect(newest).toMatch(/^ +3 {2}2025-12-31 23:00:00Z {2}field {2}\?\[2J +- +\d+ {2}wrong-profile$/);
  expect(second).toMatch(/^ +2 .* roof +peer +0x00000009 +\d+ {2}unknown-node +node 9$/);
  expect(oldest).toMatch(/^ +1 .* 0x00000001 \(C-1\) +\d+ {2}bad-tag +node 1$/);
  expect(out).toContain('\n3 frames: 1 bad-tag, 1 unknown-node, 1 wrong-profile\n');
  expect((await lidwatch('quarantine', 'list', '--data', data, '--limit', '1')).out).toContain(
    '; --limit shows more\n',
  );
});

it('narrows the list by reason and by link, and knows the reasons', async () => {
  const data = await createRefusals();
  expect(await ids(data)).toEqual([3, 2, 1]);
  expect(await ids(data, '--reason', 'bad-tag')).toEqual([1]);
  expect(await ids(data, '--link', 'roof')).toEqual([2, 1]);
  expect(await ids(data, '--link', 'field', '--reason', 'bad-tag')).toEqual([]);
  expect((await lidwatch('quarantine', 'list', '--data', data, '--reason', 'bad-tga')).code).toBe(2);
});

it('shows one with its bytes, what they say, why it was refused and what to do', async () => {
  const data = await createRefusals();
  const sealed = await lidwatch('quarantine', 'show', '1', '--data', data);
  expect(sealed.out).toMatch(/^refused {3}bad-tag: node 1$/m);
  expect(sealed.out).toMatch(/^means {5}the authentication tag is wrong/m);
  expect(sealed.out).toMatch(/^to do {5}.*provision it anew$/m);
  expect(sealed.out).toMatch(/^sealed {4}from node 0x00000001, the node of C-1$/m);
  expect(sealed.out).toMatch(/^counter {3}0 \(its low 16 bits\)$/m);
  expect(sealed.out).toMatch(/^0000 {2}10 00 00 00 01 00 00 [0-9a-f]{2} {2}[0-9a-f]{2} /m);
  const bare = await lidwatch('quarantine', 'show', '3', '--data', data);
  expect(bare.out).toMatch(/^bare {6}\{"type":"maintenance","action":1,"minutes":5\}$/m);
  expect(await lidwatchJson('quarantine', 'show', '1', '--data', data)).toMatchObject({
    id: 1,
    bytes: expect.stringMatching(/^1000000001/),
    meaning: { claims: { node: 1, cover: 'C-1', direction: 'up', counter: 0, full: false } },
  });
  expect((await lidwatch('quarantine', 'show', '4', '--data', data)).code).toBe(3);
});

it('forgets one, those of a reason, or all; asks before, and takes silence for no', async () => {
  const data = await createRefusals();
  const asked: string[] = [];
  const clear = (answer: string, ...args: readonly string[]) =>
    lidwatchOn(
      {
        ask: async (question) => {
          asked.push(question);
          return answer;
        },
      },
      ...['quarantine', 'clear', '--data', data, ...args],
    );
  expect((await clear('', '--all')).out).toBe('0 frames forgotten\n');
  expect(asked).toEqual(['forget 3 refused frames? [y/N] ']);
  expect((await clear('y', '3')).out).toBe('1 frame forgotten\n');
  expect((await clear('yes', '--reason', 'bad-tag')).out).toBe('1 frame forgotten\n');
  expect(await ids(data)).toEqual([2]);
  expect((await lidwatch('quarantine', 'clear', '--data', data, '--all', '--yes')).out).toBe('1 frame forgotten\n');
  expect(await ids(data)).toEqual([]);
});

it('forgets nothing where nobody can be asked, or nobody has said what', async () => {
  const data = await createRefusals();
  const unasked = await lidwatch('quarantine', 'clear', '--data', data, '--all');
  expect([unasked.code, unasked.err]).toEqual([2, expect.stringContaining('--yes')]);
  for (const args of [[], ['3', '--all'], ['--all', '--link', 'roof']]) {
    expect((await lidwatch('quarantine', 'clear', '--data', data, '--yes', ...args)).code).toBe(2);
  }
  expect((await lidwatch('quarantine', 'clear', '7', '--data', data, '--yes')).code).toBe(3);
  expect(await ids(data)).toEqual([3, 2, 1]);
});
