import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cddlText } from '../../shared-protocol/tools/cddl.ts';
import { PROTOCOL_HOME } from '../support/vectors.ts';

test('protocol.cddl is what the field table makes', () => {
  expect(readFileSync(`${PROTOCOL_HOME}protocol.cddl`, 'utf8')).toBe(cddlText());
});
