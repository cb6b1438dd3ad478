import { encodeMessage, type Message } from '@lidwatch/protocol/gateway';
import { expect, test } from 'vitest';

/** Each would travel as another number, or be refused by the receiver. */
test.each<[string, unknown]>([
  ['a fraction', { type: 'status', seq: 1, flags: 0, tilt: 1.5 }],
  ['not a number', { type: 'status', seq: 1, flags: 0, tilt: Number.NaN }],
  ['beyond the range', { type: 'status', seq: 65536, flags: 0 }],
  ['a setting beyond 32 bits', { type: 'config', configVersion: 1, settings: new Map([[0, 4294967301]]) }],
  ['a setting number beyond 255', { type: 'config', configVersion: 1, settings: new Map([[256, 1]]) }],
  ['seventeen seqs', { type: 'ack', seqs: new Array(17).fill(1) }],
  ['no seq', { type: 'ack', seqs: [] }],
  ['a board name that is not ASCII', { type: 'hello', seq: 1, firmware: 1, cause: 0, board: 'größe' }],
])('%s', (_, message) => {
  expect(() => encodeMessage(message as Message)).toThrow(RangeError);
});
