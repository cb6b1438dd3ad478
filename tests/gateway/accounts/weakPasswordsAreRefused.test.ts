import { expect, it } from 'vitest';
import { PASSWORD_MAX, PASSWORD_MIN, passwordFault } from '../../../gateway/src/accounts/passwordRules.ts';

it('takes long ones, whatever they consist of', () => {
  const good = [
    'a long walk by the river',
    'correct horse battery',
    '井盖之下有水声流过夜色深沉灯火不眠',
    'x7-Qm2!pL9#rT4@w',
    '   spaces   count   here ',
  ];
  for (const password of good) expect([password, passwordFault(password, 'ann')]).toEqual([password, undefined]);
});

it('refuses those that are short, long, repeated, rows of keys, or the name', () => {
  const bad = [
    '',
    'fourteen chars',
    'ab'.repeat(10),
    'aaaaaaaaaaaaaaaaaaaa',
    'qwertyuiopasdfgh',
    '1234567890123456',
    'abcdefghijklmnopqrs',
    'annabelleannabelle',
    'ellebannaellebanna12',
    'lidwatchlidwatch1',
    'lidwatch-password',
    'x'.repeat(PASSWORD_MAX + 1),
  ];
  for (const password of bad) {
    expect([password, passwordFault(password, 'annabelle')]).toEqual([password, expect.any(String)]);
  }
});

it('counts characters as people do, not as they are stored', () => {
  const four = '\u{20BB7}\u{20BB8}\u{20BB9}\u{20BBA}';
  expect(passwordFault(four.repeat(3), 'ann')).toMatch(/has 12 characters/);
  expect(PASSWORD_MIN).toBe(15);
});
