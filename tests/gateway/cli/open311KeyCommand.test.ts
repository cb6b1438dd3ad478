import { expect, it } from 'vitest';
import { lidwatch, lidwatchJson } from '../../support/cli.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

it('a key is shown once, listed without what it is, and ended; its name stays taken', async () => {
  const folder = temporaryFolder();
  const at = ['--data', folder];
  const made = await lidwatch('open311-key', 'create', '--name', 'city-app', ...at);
  expect([made.code, made.out]).toEqual([0, expect.stringMatching(/^o311_[\w-]{32}\n$/)]);
  const listed = await lidwatch('open311-key', 'list', ...at);
  expect(listed.out).toMatch(/city-app +valid/);
  expect(listed.out).not.toContain(made.out.trim());
  expect((await lidwatch('open311-key', 'create', '--name', 'city-app', ...at)).code).toBe(4);
  expect((await lidwatch('open311-key', 'create', '--name', 'a b', ...at)).code).toBe(2);
  expect((await lidwatch('open311-key', 'revoke', 'city-app', ...at)).code).toBe(0);
  expect((await lidwatch('open311-key', 'revoke', 'city-app', ...at)).code).toBe(3);
  expect(await lidwatchJson('open311-key', 'list', ...at)).toMatchObject({ keys: [{ revokedAt: expect.any(Number) }] });
});
