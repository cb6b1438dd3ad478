import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LOCK_NAME, lockFolder } from '../../firmware/build/sim/folderLock.ts';
import { startFakeRylr } from '../support/fakeRylr.ts';
import { flashNode } from '../support/flashedNode.ts';
import { has } from '../support/programs.ts';
import { createScratch } from '../support/scratch.ts';
import { lidwatchFw, startLidwatchFw } from '../support/toolRun.ts';
import { until } from '../support/until.ts';

describe("a node's folder", () => {
  it.skipIf(!has('socat'))(
    'is for one process: the second is told which one has it, and gets it when that one was killed',
    async () => {
      const { folder } = await flashNode();
      const module = await startFakeRylr();
      const args = ['run', folder, '--port', module.path];
      const runs = (node: { readonly out: () => string }) => () => node.out().includes('the node runs');
      const first = startLidwatchFw(args);
      await until('the first node runs', 30_000, runs(first));
      const { code, err } = await lidwatchFw(...args);
      expect(code).toBe(1);
      expect(err).toMatch(/node-running: .*as process (\d+)\n {2}hint: .*kill \1/);

      first.kill('SIGKILL');
      await first.ended;
      expect(existsSync(join(folder, LOCK_NAME))).toBe(true);
      const second = startLidwatchFw(args);
      await until('the second node runs', 30_000, runs(second));
      second.kill('SIGTERM');
      expect(await second.ended).toMatchObject({ code: 0, err: '' });
      expect(existsSync(join(folder, LOCK_NAME))).toBe(false);
    },
    90_000,
  );

  it('is free again behind a run that could not start', async () => {
    const { folder, path } = createScratch();
    expect(await lidwatchFw('run', folder, '--port', '/dev/null')).toMatchObject({ code: 1 });
    expect(existsSync(path(LOCK_NAME))).toBe(false);
  });

  it.each([
    ['a process that is gone', () => `${spawnSync(process.execPath, ['-e', '']).pid} 1\n`],
    ['nobody', () => ''],
    ['nonsense', () => 'x'.repeat(100)],
    ['an impossible number', () => '0 \n'],
  ])('is taken over where its lock names %s', (_, mark) => {
    const { folder, path } = createScratch();
    writeFileSync(path(LOCK_NAME), mark());
    const lock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(expect.objectContaining({ code: 'node-running' }));
    lock.release();
    lockFolder(folder).release();
  });

  it.skipIf(!existsSync('/proc/self/stat'))('is taken over where another process has got the number', () => {
    const { folder, path } = createScratch();
    writeFileSync(path(LOCK_NAME), `${process.pid} 1\n`);
    lockFolder(folder).release();
  });

  it('that may not be written is no lock', () => {
    const { path } = createScratch();
    expect(() => lockFolder(path('nowhere'))).toThrow(expect.objectContaining({ code: 'file-unwritable' }));
  });
});
