import { describe } from 'vitest';
import { startFakeRak } from '../../support/fakeRak.ts';
import { createRakRig } from '../../support/moduleRig.ts';
import { has } from '../../support/programs.ts';
import { type TransportRig, transportContract } from '../../support/transportContract.ts';

const create = (old: boolean) => async (): Promise<TransportRig> => {
  const { module, sent, path, unplug, plugIn } = await startFakeRak({ old });
  const { transport, frames } = createRakRig(path);
  return {
    transport,
    frames,
    peerHeard: sent,
    peerSends: (bytes) => void module.hear(bytes, bytes.length),
    async obstruct() {
      await unplug();
      return plugIn;
    },
  };
};

describe.skipIf(!has('socat'))('RAK3172', () => {
  describe('RUI3', () => transportContract(create(false)));
  describe('firmware up to 1.0.4', () => transportContract(create(true)));
});
