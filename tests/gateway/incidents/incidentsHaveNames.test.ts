import fc from 'fast-check';
import { expect, it } from 'vitest';
import { incidentName, incidentNumber } from '../../../gateway/src/incidents/incidentName.ts';

it('a number becomes a name, and the name that number again', () => {
  expect([incidentName(123), incidentName(1_234_567)]).toEqual(['I-000123', 'I-1234567']);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999_999_999 }), (no) => {
      expect(incidentNumber(incidentName(no))).toBe(no);
    }),
  );
});

it('no other text is the name of an incident', () => {
  for (const text of [
    'I-000000',
    'I-123',
    '000123',
    'i-000123',
    'I-0000123',
    'I-000123 ',
    'I-1e5000',
    'I-９９９９９９',
  ]) {
    expect([text, incidentNumber(text)]).toEqual([text, undefined]);
  }
  fc.assert(
    fc.property(fc.string(), (text) => {
      const no = incidentNumber(text);
      expect(no === undefined || incidentName(no) === text).toBe(true);
    }),
  );
});
