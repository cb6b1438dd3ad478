import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import type { SessionUser } from '../../gateway/console/src/api/documents.ts';
import { followUser } from '../../gateway/console/src/shell/followUser.ts';

const user = (name: string, language: string | null): SessionUser => ({ name, role: 'crew', unit: null, language });

it('as they sign in, and is not spoken to otherwise by an answer that is older than their choice', () => {
  const session = { user: signal<SessionUser | null>(null) };
  const spoken: string[] = [];
  const stop = followUser(session, { speak: async (language) => void spoken.push(language) });
  expect(spoken).toEqual([]);
  session.user.value = user('kim', 'zh-TW');
  expect(spoken).toEqual(['zh-TW']);
  session.user.value = user('kim', 'en');
  expect(spoken).toEqual(['zh-TW']);
  session.user.value = null;
  session.user.value = user('wen', null);
  session.user.value = user('ada', 'zh-CN');
  session.user.value = user('kim', 'zh-TW');
  expect(spoken).toEqual(['zh-TW', 'zh-CN', 'zh-TW']);
  stop();
});
