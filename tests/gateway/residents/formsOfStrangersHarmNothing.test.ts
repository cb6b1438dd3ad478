import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formKey, readForm } from '../../../gateway/src/residents/form.ts';
import { formatAnswer, type Value } from '../../../gateway/src/residents/open311/answer.ts';
import { parsePost } from '../../../gateway/src/residents/open311/post.ts';
import { parseQuery, parseTime } from '../../../gateway/src/residents/open311/query.ts';
import { SERVICES } from '../../../gateway/src/residents/services.ts';
import { readXml } from '../../support/geoReport.ts';
import { startResidents } from '../../support/residentRig.ts';

const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.constantFrom('', '52', '13.5', '-91', '1e5', 'NaN', 'cover-open', 'cover-noisy', '__proto__', 'each', 'C-1', '٣'),
);
const name = fc.oneof(
  fc.constantFrom('service_code', 'lat', 'long', 'address_string', 'address_id', 'description', 'email', 'device_id'),
  fc.constantFrom(
    'attribute[WHEN]',
    'attribute[COVER][]',
    'attribute[__proto__]',
    'attribute[',
    '__proto__',
    'constructor',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const fields = fc.array(fc.tuple(name, odd), { maxLength: 20 });

it('whatever is posted is a report of a known service at some place, or faults that are told', () => {
  fc.assert(
    fc.property(fields, (pairs) => {
      const posted = parsePost(new URLSearchParams(pairs), (cover) => cover === 'C-1');
      if (!posted.ok) {
        expect(posted.faults.length).toBeGreaterThan(0);
        for (const { status } of posted.faults) expect([400, 403, 404]).toContain(status);
        return;
      }
      const { service, cover, place, address, text } = posted.report;
      expect(SERVICES.some(({ code }) => code === service)).toBe(true);
      expect(place !== undefined || address !== undefined || cover !== undefined).toBe(true);
      if (place) expect([Math.abs(place.lat) <= 90, Math.abs(place.lon) <= 180]).toEqual([true, true]);
      expect(text).not.toMatch(/[^\P{C}\n]/u);
    }),
    { numRuns: 1_000 },
  );
});

it('whatever is filled in can be shown again', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('service', 'text', 'contact', 'key', 'website'), odd), (given) => {
      const form = readForm((field) => given[field], 1_800_000_000_000);
      expect([form.text.length <= 2_000, form.contact.length <= 200, form.contact.includes('\n')]).toEqual([
        true,
        true,
        false,
      ]);
      expect(form.faults.includes('service')).toBe(form.service === undefined);
    }),
  );
});

it('a form knows for how long it was looked at', () => {
  const key = formKey('x'.repeat(22), 1_800_000_000_000);
  expect(readForm((field) => (field === 'key' ? key : undefined), 1_800_000_007_000)).toMatchObject({
    key,
    tookMs: 7_000,
  });
  expect(readForm(() => 'x', 0)).toMatchObject({ key: undefined, tookMs: undefined });
});

it('whatever is asked for is a span of 90 days at most, or faults that are told', () => {
  const params = fc.dictionary(
    fc.constantFrom('start_date', 'end_date', 'status', 'service_code', 'service_request_id'),
    odd,
  );
  fc.assert(
    fc.property(params, (given) => {
      const parsed = parseQuery((param) => given[param], 1_800_000_000_000);
      if (!parsed.ok) expect(parsed.faults.length).toBeGreaterThan(0);
      else if (!parsed.query.nos)
        expect((parsed.query.to ?? 0) - (parsed.query.from ?? 0)).toBeLessThanOrEqual(90 * 86_400_000);
    }),
  );
  expect(parseTime('2010-05-24T00:00:00Z')).toBe(Date.UTC(2010, 4, 24));
  expect(parseTime('1994-11-05T08:15:30-05:00')).toBe(Date.UTC(1994, 10, 5, 13, 15, 30));
  expect(parseTime('2010-05-24T00:00:00 01:00')).toBe(Date.UTC(2010, 4, 23, 23));
  for (const text of ['2010-05-24', '2010-05-24T00:00:00', '2010-13-01T00:00:00Z', 'now'])
    expect(parseTime(text)).toBe(undefined);
});

it('any text comes through XML as it was, but for what XML cannot say', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const xml = formatAnswer('xml', 'services', [{ description: text }] satisfies Value);
      const said = (readXml(xml) as { services: { service: { description: string } } }).services.service.description;
      const kept = text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
      expect(said.replace(/\s/g, '')).toBe(kept.replace(/\s/g, ''));
    }),
  );
});

it('bodies of chance are answered, by the pages and by Open311, and nothing is logged', async () => {
  const rig = await startResidents();
  const types = fc.constantFrom(
    'multipart/form-data; boundary=x',
    'multipart/form-data',
    'application/x-www-form-urlencoded',
    'text/plain',
  );
  const begin = fc.constantFrom(
    '',
    '--x\r\n',
    '--x\r\nContent-Disposition: form-data; name="photo"; filename="a"\r\n\r\n',
    'service=',
  );
  await fc.assert(
    fc.asyncProperty(types, begin, fc.uint8Array({ maxLength: 300 }), async (type, head, tail) => {
      const body = new Blob([head, new Uint8Array(tail)]);
      for (const path of [`/r/${rig.code}`, '/open311/v2/requests.json', '/r/follow/x']) {
        const { status } = await fetch(`${rig.info.api}${path}`, {
          method: 'POST',
          headers: { 'content-type': type },
          body,
        });
        expect([path, status]).toEqual([path, expect.toSatisfy((code: number) => code >= 400 && code < 500)]);
      }
    }),
    { numRuns: 60 },
  );
  expect(rig.log.lines.filter(({ level }) => Number(level) >= 50)).toEqual([]);
}, 60_000);
