import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { thisMachine } from '../../../gateway/src/transports/ports/machine.ts';
import { openFailure } from '../../../gateway/src/transports/ports/openFailure.ts';
import { createFakeMachine } from '../../support/fakeMachine.ts';
import { startFakePort } from '../../support/fakePort.ts';
import { startFakeRak } from '../../support/fakeRak.ts';
import { createRakRig } from '../../support/moduleRig.ts';
import { has } from '../../support/programs.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const SAID = 'Error: something else';
const NULL = '/dev/null';

describe('a port that cannot be opened', () => {
  it('is not there', () => {
    const reason = 'is not there: unplugged, or under another name (lidwatch ports lists them)';
    expect(openFailure(thisMachine, join(temporaryFolder(), 'tty'), SAID)).toBe(reason);
  });

  it('is no serial port: a folder, a file, another device', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'a'));
    writeFileSync(join(folder, 'b'), '');
    for (const path of [join(folder, 'a'), join(folder, 'b'), NULL]) {
      expect(openFailure(thisMachine, path, SAID)).toBe('is not a serial port');
    }
  });

  it('is for a group that the user is not in', () => {
    const fake = createFakeMachine();
    fake.probe = () => ({ code: 'EACCES', isTerminal: false });
    // everybody may use this one; the code of the error is what counts
    expect(openFailure(fake.machine, NULL, SAID)).toContain('for the group 0 (');
    fake.write('etc/group', 'root:x:1:\ndialout:x:0:somebody\n');
    expect(openFailure(fake.machine, NULL, SAID)).toBe(
      'may not be opened by lidwatch: it is for the group dialout (usermod -aG dialout lidwatch, then start again)',
    );
  });

  it.each([
    ['EPERM', 'is kept from this service or container (DeviceAllow= of systemd, --device of a container)'],
    ['EBUSY', 'is held by another program'],
    ['ENXIO', 'has no device behind it'],
    ['EWHATEVER', SAID],
  ])('answers %s when it is opened', (code, reason) => {
    const fake = createFakeMachine();
    fake.probe = () => ({ code, isTerminal: false });
    expect(openFailure(fake.machine, NULL, SAID)).toBe(reason);
  });

  it.skipIf(!has('socat'))('is for its owner alone', async () => {
    const port = await startFakePort();
    const fake = createFakeMachine();
    fake.probe = () => ({ code: 'EACCES', isTerminal: false });
    // a pseudo-terminal's group may write to it, and not read
    expect(openFailure(fake.machine, port.path, SAID)).toBe('may not be opened by lidwatch: it is for its owner alone');
  });

  it.skipIf(!has('socat'))('is held by another link, and had by it once that lets go', async () => {
    const fake = await startFakeRak();
    const first = createRakRig(fake.path);
    await first.transport.start();
    await first.up();
    const second = createRakRig(fake.path);
    await second.transport.start();
    // the terminal's other end has it open, too, where nobody can see who has locked it
    expect(second.transport.state().status).toBe('down');
    expect(second.transport.state().reason).toMatch(
      /: is held by (this gateway, for another link|socat \(process \d+\))$/,
    );
    await first.transport.stop();
    await second.up();
  });
});
