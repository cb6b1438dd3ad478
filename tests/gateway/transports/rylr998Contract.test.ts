import { describe } from 'vitest';
import { startFakeRylr } from '../../support/fakeRylr.ts';
import { createRylrRig } from '../../support/moduleRig.ts';
import { has } from '../../support/programs.ts';
import { type TransportRig, transportContract } from '../../support/transportContract.ts';

async function create(): Promise<TransportRig> {
  const module = await startFakeRylr();
  const { transport, frames } = createRylrRig(module.path);
  return {
    transport,
    frames,
    get peerHeard() {
      return module.sent.map(({ data }) => data);
    },
    peerSends: (bytes) => module.receive(7, bytes),
    async obstruct() {
      await module.unplug();
      return module.plugIn;
    },
  };
}

describe.skipIf(!has('socat'))('RYLR998', () => transportContract(create));
