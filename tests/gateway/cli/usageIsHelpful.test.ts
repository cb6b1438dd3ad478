import { describe, expect, it } from 'vitest';
import { lidwatch } from '../../support/cli.ts';

const COMMANDS = [
  ['gateway'],
  ['top'],
  ['cover', 'add'],
  ['cover', 'list'],
  ['cover', 'show'],
  ['cover', 'config'],
  ['cover', 'maintenance'],
  ['cover', 'rezero'],
  ['cover', 'reboot'],
  ['cover', 'log'],
  ['cover', 'export'],
  ['group', 'list'],
  ['group', 'config'],
  ['group', 'maintenance'],
  ['group', 'rezero'],
  ['group', 'reboot'],
  ['group', 'log'],
  ['provision'],
  ['node', 'list'],
  ['node', 'unknown'],
  ['event', 'list'],
  ['incident', 'list'],
  ['incident', 'show'],
  ['incident', 'act'],
  ['config', 'check'],
  ['quarantine', 'list'],
  ['quarantine', 'show'],
  ['quarantine', 'clear'],
  ['user', 'add'],
  ['user', 'list'],
  ['user', 'set'],
  ['user', 'password'],
  ['audit'],
  ['token', 'create'],
  ['token', 'list'],
  ['token', 'revoke'],
  ['store', 'show'],
  ['store', 'vacuum'],
  ['keys', 'show'],
  ['keys', 'encrypt'],
  ['keys', 'rotate'],
  ['keys', 'decrypt'],
  ['keys', 'forget'],
  ['replay'],
];

describe('--help', () => {
  it('of the program names every command and every exit code', async () => {
    const { code, out } = await lidwatch('--help');
    expect(code).toBe(0);
    for (const [command] of COMMANDS) expect(out).toMatch(new RegExp(`^ {2}${command} `, 'm'));
    expect(out).toContain('Exit codes: 0 done, 1 failed, 2 wrong usage');
  });

  it.each(COMMANDS.map((words) => [words.join(' '), words] as const))(
    'of %s has examples and --json',
    async (name, words) => {
      const { code, out } = await lidwatch(...words, '--help');
      expect(code).toBe(0);
      expect(out).toContain('--json');
      expect(out).toMatch(new RegExp(`^ {2}lidwatch ${name}`, 'm'));
    },
  );
});

describe('a slip of the pen', () => {
  it.each([
    [['repaly'], 'Did you mean replay?'],
    [['cover', 'lst'], 'Did you mean list?'],
    [['cover', 'list', '--grup', 'x'], 'Did you mean --group?'],
    [['event', 'list', '--rule', 'water.hihg'], 'water.high'],
  ])('%j', async (args, suggestion) => {
    const { code, err, out } = await lidwatch(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(suggestion);
  });

  it.each([[[]], [['cover']], [['config']], [['cover', 'show']], [['event', 'list', '--limit', '0']]])(
    '%j is wrong usage',
    async (args: string[]) => {
      expect((await lidwatch(...args)).code).toBe(2);
    },
  );
});

it('an error with --json is JSON on standard error', async () => {
  const { code, out, err } = await lidwatch('cover', 'list', '--config', '/nowhere/gateway.yaml', '--json');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(JSON.parse(err)).toMatchObject({ error: { code: 'config-invalid' } });
});
