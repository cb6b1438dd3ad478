import { CAUSE } from '@lidwatch/protocol';
import { decodeMessage } from '@lidwatch/protocol/gateway';
import { expect, test } from 'vitest';
import { draftOf, fitted } from '../support/drafts.ts';

const HELLO = {
  type: 'hello',
  seq: 65535,
  flags: 255,
  firmware: 10203,
  cause: CAUSE.power,
  configHash: 65535,
} as const;

function fieldsOf(board: string, limit: number): readonly string[] {
  const decoded = decodeMessage(fitted(draftOf({ ...HELLO, heartbeat: 720, boots: 65535, board }), limit));
  return decoded.ok ? Object.keys(decoded.message) : [];
}

const ALWAYS = ['type', 'seq', 'firmware', 'board', 'cause'];

test.each([
  ['with room, everything', 'rak5010', 64, ['flags', 'configHash', 'heartbeat', 'boots']],
  ['boots stays behind first', 'rak', 34, ['flags', 'configHash', 'heartbeat']],
  ['then flags', 'rak5010x', 34, ['configHash', 'heartbeat']],
  ['then heartbeat', 'fourteen-chars', 34, ['configHash']],
  ['then configHash', 'sixteen-letters!', 34, []],
])('%s', (_, board, limit, optional) => {
  expect([...fieldsOf(board, limit)].sort()).toEqual([...ALWAYS, ...optional].sort());
});
