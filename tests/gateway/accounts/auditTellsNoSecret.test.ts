import fc from 'fast-check';
import { expect, it } from 'vitest';
import { auditDetail } from '../../../gateway/src/accounts/auditDetail.ts';

it('hides what is not known to be harmless, wherever it stands', () => {
  const told = auditDetail({
    name: 'ann',
    password: 'PLAIN',
    place: { apiKey: 'PLAIN', rows: [{ unit: 'ok', newPassword: 'PLAIN', old: 'PLAIN' }], contact: { phone: 'PLAIN' } },
    text: `here: lidwatch_${'x'.repeat(43)}`,
    note: 'c0ffee'.repeat(8),
    photos: ['PLAIN'],
  });
  expect(told).not.toMatch(/PLAIN|xxxx|c0ffee/);
  expect(JSON.parse(told)).toMatchObject({ name: 'ann', place: { rows: [{ unit: 'ok' }] } });
});

it('is bounded JSON, whatever was sent', () => {
  fc.assert(
    fc.property(fc.anything(), (sent) => {
      const told = auditDetail(sent);
      expect(told.length).toBeLessThan(2_100);
      if (told !== '') expect(() => JSON.parse(told)).not.toThrow();
    }),
  );
  const many = auditDetail({
    rows: Array.from({ length: 100_000 }, (_, i) => ({ cover: `C-${i}`, name: 'x'.repeat(500) })),
  });
  expect(many.length).toBeLessThan(2_100);
  expect(auditDetail(Buffer.alloc(1_000_000))).toBe('"1000000 bytes"');
  expect(auditDetail(JSON.parse('{"__proto__": {"a": 1}}'))).toBe('{"__proto__":"(hidden)"}');
});
