import { describe, expect, it } from 'vitest';
import { lidwatchJson } from '../../support/cli.ts';
import { has } from '../../support/programs.ts';
import { startInPty } from '../../support/ptyProgram.ts';
import { batch, openTestStore } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

describe.skipIf(!has('socat'))('lidwatch quarantine clear, in a terminal', () => {
  it.each([
    ['y\r', 0],
    ['n\r', 1],
    // the end of the input
    ['\u0004', 1],
  ])('%j', async (answer, left) => {
    const folder = temporaryFolder();
    const store = openTestStore({ folder });
    const frame = { receivedAt: 1, link: 'roof', from: '', reason: 'bad-tag', detail: '', bytes: Uint8Array.of(1) };
    store.commit(batch({ quarantine: [frame] }), 1);
    const program = startInPty(['quarantine', 'clear', '--all', '--data', folder]);
    await program.shows('forget 1 refused frame? [y/N]');
    program.type(answer);
    expect(await program.ended()).toMatchObject({ code: 0, modesAreBack: true });
    expect((await lidwatchJson<{ frames: object[] }>('quarantine', 'list', '--data', folder)).frames).toHaveLength(
      left,
    );
  });
});
