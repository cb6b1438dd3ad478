import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fillPage } from '../../shared-protocol/tools/page.ts';
import { fromHex, toHex } from '../support/hex.ts';
import { committedVectors, PROTOCOL_HOME } from '../support/vectors.ts';

const page = readFileSync(`${PROTOCOL_HOME}PROTOCOL.md`, 'utf8');

test('the tables and dumps of PROTOCOL.md are what the code makes', () => {
  expect(fillPage(page)).toBe(page);
});

/** The bytes in the left column of a dump, before and after the line that says where decryption has happened. */
function dumpBytes(name: string): readonly string[] {
  const [, section = ''] = page.split(`<!-- begin ${name} dump -->`);
  const [text = ''] = section.split(`<!-- end ${name} dump -->`);
  return text.split('the payload, decrypted:').map((part) =>
    part
      .split('\n')
      .map((line) => line.slice(0, 30).trim())
      .filter((left) => /^[0-9a-f]{2}( [0-9a-f]{2})*$/.test(left))
      .map((left) => toHex(fromHex(left)))
      .join(''),
  );
}

describe.each(['status', 'alert'])('the dump of the %s', (name) => {
  test('has the bytes of the vector, all of them, in order', () => {
    const vector = committedVectors().find((one) => one.file === 'sealed' && one.name === name);
    expect(dumpBytes(name)).toEqual([vector?.hex, vector?.payload]);
  });
});
