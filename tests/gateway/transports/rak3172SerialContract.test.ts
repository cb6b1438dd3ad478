import { describe } from 'vitest';
import { startFakeRak } from '../../support/fakeRak.ts';
import { createRakRig } from '../../support/moduleRig.ts';
import { has } from '../../support/programs.ts';
import { rakLine } from '../../support/rakEvents.ts';
import { type SerialModule, serialContract } from '../../support/serialContract.ts';

const NOISE = '\xfe\x00\x8f\xe0';
const FOREVER = 3_600_000;

async function start(): Promise<SerialModule> {
  const module = await startFakeRak();
  return Object.assign(module, {
    lineOf: (frame: Uint8Array) => rakLine(frame, -60, 9),
    die: (on: boolean) => module.module.dead(on),
    babble(on: boolean) {
      module.answer = () => (on ? NOISE : undefined);
    },
    hold: (on: boolean) => module.module.airTime(on ? FOREVER : 60),
    sends: /^AT\+PSEND/,
    restart: () => module.module.restart(),
  });
}

describe.skipIf(!has('socat'))('a RAK3172 on a serial line', () =>
  serialContract({
    start,
    create: (path, more, clock) => createRakRig(path, more, clock),
    to: 'p2p',
  }),
);
