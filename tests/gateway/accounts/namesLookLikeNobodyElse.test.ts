import fc from 'fast-check';
import { expect, it } from 'vitest';
import { userNameOf } from '../../../gateway/src/accounts/userName.ts';

it('takes names of one alphabet, and writes what is the same the same', () => {
  const same = ['ann', 'ANN', ' Ann ', 'ａｎｎ', 'Ａnn'];
  for (const typed of same) expect([typed, userNameOf(typed)]).toEqual([typed, 'ann']);
  expect(userNameOf('crew-3@water.example')).toBe('crew-3@water.example');
  expect(userNameOf('王小明2')).toBe('王小明2');
});

it('refuses what only looks like another name, moves the text, or is somebody already', () => {
  const bad = [
    'аnn',
    'an\u200bn',
    'ann\u202e',
    'ann\r\nset-cookie: x',
    'a nn',
    '王ann',
    'ann王',
    'Ünal',
    '',
    '.',
    '-ann',
    'αnn',
    'ann\0',
  ];
  for (const typed of [...bad, 'local', 'CLI', 'nobody', 'a'.repeat(65), '王'.repeat(33), 'ｌｏｃａｌ']) {
    expect([typed, userNameOf(typed)]).toEqual([typed, undefined]);
  }
});

it('whatever is typed, a name is one that it stays', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (typed) => {
      const name = userNameOf(typed);
      if (name === undefined) return;
      expect(userNameOf(name)).toBe(name);
      expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Z}]/u);
    }),
  );
});
