import { describe } from 'vitest';
import { findRigs } from '../../firmware/conformance/rigs.ts';
import { boardContract } from '../support/boardContract.ts';

for (const { rig } of await findRigs({ board: [], modem: [] })) {
  describe(`${rig.board} with ${rig.modem}`, () => boardContract(rig));
}
