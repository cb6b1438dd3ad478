import { expect, it } from 'vitest';
import { lidwatch, lidwatchJson, lidwatchOn } from '../../support/cli.ts';
import { PASSWORD } from '../../support/people.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

it('tells what commands have changed, without passwords and tokens', async () => {
  const data = temporaryFolder();
  const at = ['--data', data];
  await lidwatchOn({ input: async () => PASSWORD }, 'user', 'add', 'ann', '--role', 'admin', '--password-stdin', ...at);
  const { out: token } = await lidwatch('token', 'create', '--name', 'console', '--scope', 'operator', ...at);
  await lidwatch('token', 'revoke', 'console', ...at);
  await lidwatch('token', 'revoke', 'console', ...at);
  const { entries } = await lidwatchJson<{ entries: Record<string, string>[] }>('audit', ...at);
  expect(entries.map(({ who, what, subject }) => [who, what, subject])).toEqual([
    ['cli', 'token revoke', 'console'],
    ['cli', 'token create', 'console'],
    ['cli', 'user add', 'ann'],
  ]);
  const shown = await lidwatch('audit', '--who', 'cli', '--what', 'token create', ...at);
  expect(shown.out).toMatch(
    /2026-01-01 00:00:00Z +cli +token create +console +\{"scope":"operator"\}[\s\S]*\n1 change\n$/,
  );
  expect(JSON.stringify(entries) + shown.out).not.toContain(token.trim());
  expect(JSON.stringify(entries)).not.toContain(PASSWORD);
  expect((await lidwatch('audit', '--limit', '1', ...at)).out).toContain('\n1 change\n');
});
