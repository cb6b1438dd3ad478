import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ERRORS, type ErrorCode, gatewayError, isGatewayError } from '../../gateway/src/errors.ts';

const page = readFileSync(new URL('../../gateway/ERRORS.md', import.meta.url), 'utf8');

it('ERRORS.md tells the code, exit code and meaning of every error, and of no other', () => {
  const rows = [...page.matchAll(/^\| `([a-z-]+)`\s*\| (\d+)\s*\| ([^|]+) \|/gm)];
  const told = Object.fromEntries(
    rows.map(([, code, exit, text]) => [code, { exit: Number(exit), text: text?.trim() }]),
  );
  expect(told).toEqual(ERRORS);
});

it('the guard knows its own errors by code, not by text', () => {
  const error = gatewayError('not-found', 'no cover C-1', { hint: 'look again' });
  expect(error).toMatchObject({ code: 'not-found', hint: 'look again', message: 'no cover C-1' });
  expect(isGatewayError(error)).toBe(true);
  expect(isGatewayError(error, 'not-found')).toBe(true);
  for (const code of Object.keys(ERRORS).filter((one) => one !== 'not-found') as ErrorCode[]) {
    expect(isGatewayError(error, code)).toBe(false);
  }
  expect(isGatewayError(Object.assign(new Error('x'), { code: 'ENOENT' }))).toBe(false);
  expect(isGatewayError(Object.assign(new Error('x'), { code: 'constructor' }))).toBe(false);
  expect(isGatewayError({ code: 'not-found' })).toBe(false);
});
