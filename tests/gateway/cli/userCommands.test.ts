import { expect, it } from 'vitest';
import { isPassword } from '../../../gateway/src/accounts/passwordHash.ts';
import { lidwatch, lidwatchJson, lidwatchOn } from '../../support/cli.ts';
import { beside, PASSWORD } from '../../support/people.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const input = (text: string) => ({ input: async () => text });

/** Somebody who types these, one after the other. */
function typing(...answers: string[]) {
  const asked: string[] = [];
  const askSecret = async (question: string): Promise<string> => {
    asked.push(question);
    return answers.shift() ?? '';
  };
  return { asked, askSecret };
}

it('adds a user whose password is typed twice, comes in, or is made and shown once', async () => {
  const data = temporaryFolder();
  const person = typing(PASSWORD, PASSWORD);
  const typed = await lidwatchOn(person, 'user', 'add', 'Ann', '--role', 'admin', '--data', data);
  expect([typed.code, typed.out, person.asked.length]).toEqual([0, '', 2]);
  const piped = input(`${PASSWORD}\nmore\n`);
  const args = ['user', 'add', 'bob', '--role', 'crew', '--unit', 'water', '--password-stdin', '--data', data];
  expect((await lidwatchOn(piped, ...args)).code).toBe(0);
  const made = await lidwatch('user', 'add', 'cid', '--role', 'viewer', '--generate', '--data', data);
  expect(made.out).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){4}\n$/);
  const { users } = beside(data);
  for (const [name, password] of [
    ['ann', PASSWORD],
    ['bob', PASSWORD],
    ['cid', made.out.trim()],
  ] as const) {
    expect([name, await isPassword(password, users.passwordHash(name))]).toEqual([name, true]);
  }
  const listed = await lidwatch('user', 'list', '--data', data);
  expect(listed.out).toMatch(/ann +admin +- +enabled[\s\S]*bob +crew +water[\s\S]*3 users/);
  expect(listed.out).not.toContain('$');
});

it('changes role, unit and password, disables and enables, and ends sessions where it should', async () => {
  const data = temporaryFolder();
  const store = beside(data);
  store.users.add({ name: 'root', role: 'admin', passwordHash: '-' }, 0);
  store.users.add({ name: 'ann', role: 'crew', unit: 'water', passwordHash: '-' }, 0);
  const set = (...more: string[]) => lidwatchJson<{ role: string }>('user', 'set', 'ann', ...more, '--data', data);
  expect(await set('--role', 'supervisor', '--no-unit')).toMatchObject({ role: 'supervisor', unit: null });
  const now = Date.now();
  const first = store.sessions.begin('ann', now)?.secret ?? '';
  expect(await set('--disable')).toMatchObject({ disabled: true });
  expect(store.sessions.find(first, now)).toBeUndefined();
  expect(await set('--enable', '--unit', 'road')).toMatchObject({ disabled: false, unit: 'road' });
  const second = store.sessions.begin('ann', now)?.secret ?? '';
  const { code, err } = await lidwatchOn(
    input(PASSWORD),
    'user',
    'password',
    'ann',
    '--password-stdin',
    '--data',
    data,
  );
  expect([code, err]).toEqual([0, expect.stringContaining('logged out everywhere')]);
  expect(store.sessions.find(second, now)).toBeUndefined();
  expect(await isPassword(PASSWORD, store.users.passwordHash('ann'))).toBe(true);
});

it('says what is wrong, and with which code it ends', async () => {
  const data = temporaryFolder();
  const add = (name: string, ...more: string[]) =>
    lidwatchOn(input(PASSWORD), 'user', 'add', name, '--password-stdin', '--data', data, '--role', ...more);
  expect((await add('ann', 'admin')).code).toBe(0);
  const cases: readonly (readonly [number, string, Promise<{ code: number; err: string }>])[] = [
    [4, 'there is, or was, a user', add('ANN', 'viewer')],
    [2, 'is no name', add('local', 'viewer')],
    [2, 'is no name', add('аnn', 'viewer')],
    [2, 'Allowed choices', add('bob', 'king')],
    [2, 'is no unit', add('bob', 'crew', '--unit', 'a\nb')],
    [2, 'will not do', lidwatchOn(input('short'), 'user', 'password', 'ann', '--password-stdin', '--data', data)],
    [2, 'not the same', lidwatchOn(typing(PASSWORD, 'other'), 'user', 'password', 'ann', '--data', data)],
    [2, 'nobody can be asked', lidwatch('user', 'password', 'ann', '--data', data)],
    [2, 'either --generate', lidwatch('user', 'password', 'ann', '--generate', '--password-stdin', '--data', data)],
    [3, 'there is no user', lidwatch('user', 'set', 'nobody-here', '--disable', '--data', data)],
    [2, 'nothing to set', lidwatch('user', 'set', 'ann', '--data', data)],
    [2, 'either --disable', lidwatch('user', 'set', 'ann', '--disable', '--enable', '--data', data)],
    [1, 'the last administrator', lidwatch('user', 'set', 'ann', '--disable', '--data', data)],
    [1, 'the last administrator', lidwatch('user', 'set', 'ann', '--role', 'viewer', '--data', data)],
  ];
  for (const [code, words, run] of cases) {
    const ended = await run;
    expect([words, ended.code, ended.err]).toEqual([words, code, expect.stringContaining(words)]);
  }
});
