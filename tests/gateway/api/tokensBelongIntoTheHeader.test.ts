import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../gateway/src/store/store.ts';
import { lidwatch } from '../../support/cli.ts';
import { startGateway } from '../../support/gatewayRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

async function withToken() {
  const data = temporaryFolder();
  const store = openStore({ folder: data, access: 'tool', create: true });
  onTestFinished(() => store.close());
  const token = store.tokens.create({ name: 'reader', scope: 'viewer' }, Date.now());
  return { data, token, rig: await startGateway({ data }) };
}

it('refuses a token in the address wherever it is asked for, even from this machine, and logs none', async () => {
  const { rig, token } = await withToken();
  for (const path of ['/metrics', '/api/covers', '/api/links', '/api/stream', '/api/openapi.json', '/api/docs']) {
    for (const query of [`access_token=${token}`, `token=x`, `q=${token}`, `q=${token.replaceAll('_', '%5F')}`]) {
      const response = await fetch(`${rig.info.api}${path}?${query}`);
      const problem = (await response.json()) as { type: string };
      expect([path, query, response.status]).toEqual([path, query, 400]);
      expect(problem.type).toBe('urn:lidwatch:problem:token-in-address');
    }
  }
  expect(JSON.stringify(rig.log.lines)).not.toContain(token);
});

it('says in WWW-Authenticate what a token lacks', async () => {
  const { rig, token } = await withToken();
  const challenge = async (bearer: string) => {
    const answer = await rig.ask('GET', '/api/tokens', { headers: { authorization: `Bearer ${bearer}` } });
    return [answer.status, answer.headers.get('www-authenticate')];
  };
  expect(await challenge('nonsense')).toEqual([401, 'Bearer realm="lidwatch", error="invalid_token"']);
  expect(await challenge(token)).toEqual([403, 'Bearer realm="lidwatch", error="insufficient_scope", scope="admin"']);
});

it('lets read whoever may, while the database cannot note that the token was used', async () => {
  const { rig, token, data } = await withToken();
  const other = new Database(join(data, 'lidwatch.db'));
  other.exec('BEGIN IMMEDIATE');
  const { status } = await rig.ask('GET', '/api/covers', { headers: { authorization: `Bearer ${token}` } });
  other.exec('ROLLBACK');
  other.close();
  expect(status).toBe(200);
});

it('makes no token that looks like a program on this machine', async () => {
  const data = temporaryFolder();
  const { code, err } = await lidwatch('token', 'create', '--name', 'local', '--scope', 'viewer', '--data', data);
  expect([code, err]).toEqual([2, expect.stringContaining('programs on this machine')]);
});
