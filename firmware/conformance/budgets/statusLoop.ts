import {
  type Ccm,
  clearDraft,
  createAes128,
  createCcm,
  createDraft,
  fitDraft,
  KEY,
  MAX_FRAME,
  payloadOffset,
  sealFrame,
  TAG_LENGTH,
  TYPE,
  UP,
} from '@lidwatch/protocol';
import { keyBytes } from '../../src/boards/provision.ts';
import { KEY_HEX, NODE, toHex } from '../record.ts';

/**
 * Encodes and seals `times` statuses as the core does, with every field that a status can have, and prints the last frame.
 * Two runs of this script that differ in `times` alone differ in the work for so many statuses, and in nothing else.
 */
export function sealStatuses(times: number, print: (line: string) => void, createCipher = portableCipher): void {
  const ccm = createCipher(keyBytes(KEY_HEX));
  const frame = new Uint8Array(MAX_FRAME);
  const draft = createDraft(TYPE.status);
  const offset = payloadOffset(false);
  let length = 0;
  for (let counter = 1000; counter < 1000 + times; counter += 1) {
    const { values } = draft;
    clearDraft(draft, TYPE.status);
    values[KEY.seq] = counter;
    values[KEY.flags] = 1;
    values[KEY.battery] = 180;
    values[KEY.temperature] = -125;
    values[KEY.tilt] = 17;
    values[KEY.water] = 1250;
    values[KEY.vibration] = 42;
    values[KEY.impacts] = 300;
    values[KEY.wakes] = 301;
    length = fitDraft(frame, offset, MAX_FRAME - offset - TAG_LENGTH, draft);
    length = sealFrame(ccm, frame, UP, NODE, counter, false, length);
  }
  print(`frame ${toHex(frame, length)}`);
}

function portableCipher(key: Uint8Array): Ccm {
  return createCcm(createAes128(key));
}
