import { expect, it } from 'vitest';
import type { Api } from '../../gateway/console/src/api/client.ts';
import type { SessionUser } from '../../gateway/console/src/api/documents.ts';
import { createKeep } from '../../gateway/console/src/api/keep.ts';
import { createSession } from '../../gateway/console/src/api/session.ts';
import { followUser } from '../../gateway/console/src/shell/followUser.ts';

/** A session of which the test says who is in it. */
function rig() {
  let user: SessionUser | null = null;
  const api = {
    get: async () => ({ ...{ user, csrf: null, gateway: 'g', version: '1' }, state: user ? 'signed-in' : 'anonymous' }),
  } as unknown as Api;
  const nothing = createKeep(() => {
    throw new Error('this browser keeps nothing');
  });
  const session = createSession(() => api, nothing);
  return {
    session,
    async come(name: string, language: string | null) {
      user = { name, role: 'crew', unit: null, language };
      await session.ask();
    },
    async leave() {
      user = null;
      await session.ask();
    },
  };
}

it('as they sign in, and is not spoken to otherwise by an answer that is older than their choice', async () => {
  const { session, come, leave } = rig();
  const spoken: string[] = [];
  const stop = followUser(session, { speak: async (language) => void spoken.push(language) });
  expect(spoken).toEqual([]);
  await come('kim', 'zh-TW');
  expect(spoken).toEqual(['zh-TW']);
  await come('kim', 'en');
  expect(spoken).toEqual(['zh-TW']);
  await leave();
  await come('wen', null);
  await come('ada', 'zh-CN');
  await come('kim', 'zh-TW');
  expect(spoken).toEqual(['zh-TW', 'zh-CN', 'zh-TW']);
  stop();
});
