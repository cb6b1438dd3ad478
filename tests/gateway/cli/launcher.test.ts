import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { createScratch } from '../../support/scratch.ts';
import { until } from '../../support/until.ts';

const launcher = fileURLToPath(new URL('../../../gateway/bin/lidwatch.mjs', import.meta.url));

it('runs a command, from any folder, and ends with its exit code', () => {
  const { folder } = createScratch();
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, [launcher, ...args], { cwd: folder, encoding: 'utf8' });
  expect(run('--version')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  expect(run('config', 'check')).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^gateway\.yaml: error: does not exist\n {4}name another one/),
  });
});

it('says that a Node is too old, where no newer one was installed', () => {
  const { write, folder } = createScratch();
  // the same file, in a place that has no node_modules above it, on a Node that calls itself old and runs no TypeScript
  const old = write('old.mjs', "Object.defineProperty(process, 'version', { value: 'v20.1.0' });\n");
  const script = `import(${JSON.stringify(old)}).then(() => import(${JSON.stringify(`${folder}/lidwatch.mjs`)}))`;
  write('lidwatch.mjs', spawnSync('cat', [launcher]).stdout);
  const { status, stderr } = spawnSync(process.execPath, ['--no-strip-types', '-e', script], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toContain('Node v20.1.0 is too old; 22.18 or newer is needed');
});

it('runs the gateway until it is asked to end, and tells where it can be reached', async () => {
  const { write } = createScratch();
  const config = write(
    'gateway.yaml',
    'name: a\nlinks: [{ name: f, kind: udp, port: 0 }]\nbroker: { port: 0 }\napi: { port: 0 }\n',
  );
  const args = [launcher, 'gateway', '--config', config, '--json', '--log-level', 'silent'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  try {
    await until('the gateway is up', 20_000, () => out.endsWith('}\n'));
    const { api, mqtt, links } = JSON.parse(out) as { api: string; mqtt: string; links: { address: string }[] };
    expect((await fetch(`${api}/livez`)).status).toBe(200);
    expect(mqtt).toMatch(/^mqtt:\/\/127\.0\.0\.1:\d+$/);
    expect(links).toMatchObject([{ name: 'f', kind: 'udp', address: expect.stringMatching(/^127\.0\.0\.1:\d+$/) }]);
  } finally {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  }
});
