import { describe } from 'vitest';
import { startFakeRylr } from '../../support/fakeRylr.ts';
import { createRylrRig } from '../../support/moduleRig.ts';
import { has } from '../../support/programs.ts';
import { rcvLine } from '../../support/rylrEvents.ts';
import { type SerialModule, serialContract } from '../../support/serialContract.ts';

const NOISE = '\xfe\x00\x8f\xe0';

async function start(): Promise<SerialModule> {
  const module = await startFakeRylr();
  const ok = module.answer;
  let held = false;
  const sends = /^AT\+SEND/;
  module.answer = (command) => (held && sends.test(command) ? undefined : ok(command));
  const well = module.answer;
  const instead = (on: boolean, answer: typeof well): void => {
    module.answer = on ? answer : well;
  };
  return Object.assign(module, {
    lineOf: (frame: Uint8Array) => rcvLine(7, frame, -60, 9),
    die: (on: boolean) => instead(on, () => undefined),
    babble: (on: boolean) => instead(on, () => NOISE),
    hold(on: boolean) {
      held = on;
    },
    sends,
    restart: () => module.print('+READY\r\n'),
  });
}

describe.skipIf(!has('socat'))('a RYLR998 on a serial line', () =>
  serialContract({
    start,
    create: (path, more, clock) => createRylrRig(path, more, clock),
    to: '7/bin',
  }),
);
