import { expect, it } from 'vitest';
import { faultsOfAnswer, type Published } from '../../support/geoReport.ts';
import { picture } from '../../support/pictures.ts';
import { type Answer, type ResidentRig, startResidents } from '../../support/residentRig.ts';

const TYPES = { json: 'application/json; charset=utf-8', xml: 'text/xml; charset=utf-8' } as const;
const FORMATS = ['json', 'xml'] as const;
type Format = (typeof FORMATS)[number];

function holds(what: Published, format: Format, status: number, answer: Answer): void {
  expect([answer.status, answer.headers.get('content-type')], answer.text).toEqual([status, TYPES[format]]);
  expect(faultsOfAnswer(what, format, answer.text)).toEqual([]);
}

const body = (rig: ResidentRig, more: Record<string, string> = {}) =>
  new URLSearchParams({ api_key: rig.apiKey, service_code: 'cover-open', lat: '52', long: '13', ...more });

it.each(FORMATS)('services and their definitions as %s', async (format) => {
  const rig = await startResidents();
  holds('services', format, 200, await rig.page(`/open311/v2/services.${format}`));
  const { text } = await rig.page('/open311/v2/services.json');
  const services = JSON.parse(text) as { service_code: string; metadata: boolean }[];
  expect(services).toHaveLength(7);
  for (const { service_code: code, metadata } of services) {
    const definition = await rig.page(`/open311/v2/services/${code}.${format}`);
    holds('service_definition', format, 200, definition);
    expect(metadata).toBe(true);
  }
  holds('discovery', format, 200, await rig.page(`/open311/v2/discovery.${format}`));
});

it.each(FORMATS)('a report and what becomes of it as %s', async (format) => {
  const rig = await startResidents();
  const posted = await rig.post(
    `/open311/v2/requests.${format}`,
    body(rig, { description: 'Big hole', email: 'a@b.example' }),
  );
  holds('posted', format, 200, posted);
  const form = new FormData();
  for (const [name, value] of body(rig, { address_string: '1 Main St' })) form.set(name, value);
  form.set('media', new Blob([new Uint8Array(await picture())]), 'hole.jpg');
  holds('posted', format, 200, await rig.post(`/open311/v2/requests.${format}`, form));
  const all = await rig.page(`/open311/v2/requests.${format}`);
  holds('service_requests', format, 200, all);
  holds('service_requests', format, 200, await rig.page(`/open311/v2/requests/1.${format}`));
  for (const text of ['a@b.example', 'R-000001']) expect(all.text).not.toContain(text);
  // none is a list, too
  holds('service_requests', format, 200, await rig.page(`/open311/v2/requests.${format}?status=closed`));
});

it.each(FORMATS)('one that waits, by its token, as %s', async (format) => {
  const rig = await startResidents();
  const posted = await rig.post(`/open311/v2/requests.${format}`, body(rig, { description: 'http://spam.example' }));
  holds('postedHeld', format, 200, posted);
  const token = rig.store.residentReports.get(1)?.token ?? '';
  expect(posted.text).toContain(token);
  holds('token', format, 200, await rig.page(`/open311/v2/tokens/${token}.${format}`));
  holds('errors', format, 404, await rig.page(`/open311/v2/requests/1.${format}`));
  await rig.ask('POST', '/api/residents/held/R-000001', { body: { verdict: 'accept' } });
  const told = await rig.page(`/open311/v2/tokens/${token}.${format}`);
  holds('token', format, 200, told);
  expect(told.text).toMatch(format === 'json' ? /"service_request_id":1,/ : /<service_request_id>1</);
  holds('service_requests', format, 200, await rig.page(`/open311/v2/requests/1.${format}`));
});

it.each(FORMATS)('errors as %s, each with its status', async (format) => {
  const rig = await startResidents({ jurisdiction: 'city.example' });
  const post = (more: Record<string, string>) => rig.post(`/open311/v2/requests.${format}`, body(rig, more));
  const get = (path: string) => rig.page(`/open311/v2/${path}`);
  for (const [status, answer] of [
    [403, post({ api_key: '' })],
    [403, post({ api_key: 'o311_wrong' })],
    [400, post({ service_code: '' })],
    [404, post({ service_code: 'graffiti' })],
    [400, post({ lat: '', long: '' })],
    [400, post({ long: '' })],
    [400, post({ lat: '91' })],
    [400, post({ description: 'x'.repeat(4_001) })],
    [404, post({ address_id: 'C-99' })],
    [400, post({ service_code: 'cover-noisy' })],
    [400, post({ service_code: 'cover-noisy', 'attribute[WHEN]': 'never' })],
    [404, post({ jurisdiction_id: 'elsewhere.example' })],
    [404, get(`services.${format}?jurisdiction_id=elsewhere.example`)],
    [404, get(`services/graffiti.${format}`)],
    [404, get(`requests/99.${format}`)],
    [404, get(`requests/x.${format}`)],
    [404, get(`tokens/x.${format}`)],
    [400, get(`tokens.${format}`)],
    [400, get(`requests.${format}?start_date=yesterday`)],
    [400, get(`requests.${format}?start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z`)],
    [400, get(`requests.${format}?status=done`)],
    [404, get(`requests.${format}?service_code=graffiti`)],
    [404, get(`nothing.${format}`)],
    [404, rig.post(`/open311/v2/services.${format}`, body(rig))],
    [400, rig.post(`/open311/v2/requests.${format}`, body(rig), { 'content-type': 'multipart/form-data; boundary=x' })],
    [400, rig.post(`/open311/v2/requests.${format}`, body(rig), { 'content-type': 'application/json' })],
  ] as const) {
    holds('errors', format, status, await answer);
  }
  expect(rig.store.residentReports.search({ limit: 10 })).toEqual([]);
});

it('tells all that is wrong at once', async () => {
  const rig = await startResidents();
  const { status, text } = await rig.post('/open311/v2/requests.json', new URLSearchParams({ api_key: rig.apiKey }));
  const told = (JSON.parse(text) as { description: string }[]).map(({ description }) => description);
  expect([status, told]).toEqual([400, [expect.stringContaining('service_code'), expect.stringContaining('location')]]);
});
