import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { lidwatch } from '../../support/cli.ts';
import { createFakeNode } from '../../support/fakeNode.ts';
import { asHex, LOCKSTEP_START as T } from '../../support/lockstepRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const program = fileURLToPath(new URL('../../../gateway/bin/lidwatch.mjs', import.meta.url));

function lockstep(folder: string, lines: readonly unknown[], ...args: readonly string[]) {
  const input = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  const env = { ...process.env, TMPDIR: folder };
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, 'lockstep', ...args], {
    input,
    env,
    encoding: 'utf8',
  });
  return {
    status,
    stderr,
    answers: stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  };
}

it('runs under the rules and keys of its files, and leaves nothing behind', () => {
  const folder = temporaryFolder();
  const node = createFakeNode(7);
  const keys = join(folder, 'nodes.csv');
  const config = join(folder, 'gateway.yaml');
  writeFileSync(keys, `cover,node,key\nC-7,7,${asHex(node.key)}\n`, { mode: 0o600 });
  writeFileSync(
    config,
    'name: test\nrules: { defaults: { cover.tilted: { raise: 20deg, clear: 5deg, severity: minor } } }\n',
  );
  const frames = [{ from: 'x', hex: asHex(node.alert()) }];
  const { status, stderr, answers } = lockstep(
    folder,
    [{ at: T }, { at: T + 1000, frames }, { end: true }],
    ...['--keys', keys, '--config', config],
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(answers[1].events).toMatchObject([{ cover: 'C-7', transition: { rule: 'cover.tilted', severity: 'minor' } }]);
  expect(answers[2]).toMatchObject({ events: { 'cover.tilted raised': 1 } });
  expect(readdirSync(folder).filter((name) => name.startsWith('lidwatch'))).toEqual([]);
});

it("a folder with a database is another gateway's", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'lidwatch.db'), '');
  const { code, out, err } = await lidwatch('lockstep', '--data', folder);
  expect([code, out]).toEqual([4, '']);
  expect(err).toMatch(/begins with an empty one/);
});

it('wrong files end it before the first answer, with their places', async () => {
  const folder = temporaryFolder();
  const keys = join(folder, 'nodes.csv');
  writeFileSync(keys, 'cover,node\nC-7,7\n');
  const { code, err } = await lidwatch('lockstep', '--keys', keys);
  expect(code).toBe(2);
  expect(err).toMatch(/nodes\.csv:1:1: error: column "key" is missing/);
  expect((await lidwatch('lockstep', '--keys', join(folder, 'none.csv'))).code).toBe(1);
});
