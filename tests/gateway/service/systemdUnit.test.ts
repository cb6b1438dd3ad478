import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { has, pathOf } from '../../support/programs.ts';
import { createScratch } from '../../support/scratch.ts';

const unit = fileURLToPath(new URL('../../../gateway/deploy/systemd/lidwatch.service', import.meta.url));

/** Exposure as `systemd-analyze security` counts it, times ten; it calls up to 2 "safe" or "OK". */
const EXPOSURE = 20;

describe.skipIf(!has('systemd-analyze'))('the systemd unit', () => {
  /** The unit with a program that is there: the package would bring it. */
  function installed(): string {
    const { write } = createScratch();
    const program = write('lidwatch', '#!/bin/sh\n');
    chmodSync(program, 0o755);
    return write('lidwatch.service', readFileSync(unit, 'utf8').replace('/usr/bin/lidwatch', program));
  }

  it('has nothing that systemd would not understand', () => {
    const { status, stderr } = spawnSync(pathOf('systemd-analyze'), ['verify', installed()], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });

  it('leaves the gateway little that it does not need', () => {
    const args = ['security', '--offline=true', `--threshold=${EXPOSURE}`, installed()];
    const { status, stdout, stderr } = spawnSync(pathOf('systemd-analyze'), args, { encoding: 'utf8' });
    expect(status, `${stdout}${stderr}`).toBe(0);
  });
});
