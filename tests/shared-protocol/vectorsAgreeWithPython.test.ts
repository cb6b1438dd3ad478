import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { expectedPairs, splitType, TYPE_NUMBERS } from '../support/rawPairs.ts';
import { acceptedPayload, committedVectors } from '../support/vectors.ts';

/** Debian's own Python, which is where python3-cbor2 is installed, whatever else stands on PATH. */
const PYTHON = '/usr/bin/python3';

/** Reads payloads in hex, a line each; answers a line of JSON each: what was found, and the payload encoded anew. */
const SCRIPT = `
import sys, json, cbor2

def plain(value):
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value

for line in sys.stdin:
    value = cbor2.loads(bytes.fromhex(line))
    print(json.dumps({"pairs": plain(value), "hex": cbor2.dumps(value, canonical=True).hex()}))
`;

function hasCbor2(): boolean {
  const found = spawnSync(PYTHON, ['-c', 'import cbor2']).status === 0;
  if (!found)
    console.error(`SKIPPED: cbor2 of ${PYTHON} is missing; install python3-cbor2 to check the vectors with it`);
  return found;
}

describe.skipIf(!hasCbor2())('python3-cbor2', () => {
  test('reads and writes every accepted payload as the vectors say', () => {
    const accepted = committedVectors().filter((vector) => acceptedPayload(vector) !== undefined);
    const input = accepted.map((vector) => `${acceptedPayload(vector)}\n`).join('');
    const run = spawnSync(PYTHON, ['-c', SCRIPT], { input, encoding: 'utf8' });
    expect(run.stderr).toBe('');
    const lines = run.stdout.trim().split('\n');
    expect(lines.length).toBe(accepted.length);
    for (const [i, vector] of accepted.entries()) {
      const { pairs, hex } = JSON.parse(lines[i] ?? '');
      const { type, rest } = splitType(pairs);
      const { message = {} } = vector;
      expect(type, vector.name).toBe(TYPE_NUMBERS[String(message.type)]);
      expect(rest, vector.name).toEqual(expectedPairs(message));
      expect(hex, vector.name).toBe(acceptedPayload(vector));
    }
  });
});
