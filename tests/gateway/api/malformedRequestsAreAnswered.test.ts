import { connect } from 'node:net';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { type GatewayRig, startGateway } from '../../support/gatewayRig.ts';

const REQUESTS = 10_000;
/** requests on one connection, and connections at a time */
const LINE = 25;

const anyByte = fc.integer({ min: 0, max: 255 });
const soup = fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('latin1'));
const word = fc.oneof(
  fc.string({ maxLength: 20 }),
  soup,
  fc.constantFrom('..', '%00', '%zz', '__proto__', '1e999', '-1'),
);
const method = fc.constantFrom('GET', 'PUT', 'POST', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'TRACE', 'BREW', 'get');
const path = fc.oneof(
  fc.constantFrom(
    '/api/covers',
    '/api/covers/C-1',
    '/api/covers/C-1/config',
    '/api/covers/C-1/orders',
    '/api/groups/tunnel',
    '/api/groups/tunnel/config',
    '/api/all/config',
    '/api/all/orders',
    '/api/covers/C-1/readings',
    '/api/covers/C-1/shelves/cover.tilted',
    '/api/covers/C-1/details',
    '/api/covers/C-1/node',
    '/api/inventory',
    '/api/inventory.csv',
    '/api/nodes',
    '/api/nodes/1',
    '/api/events',
    '/api/events/x/notes',
    '/api/incidents',
    '/api/incidents/I-000001',
    '/api/incidents/I-000001/acts',
    '/api/workflows',
    '/api/map',
    '/api/quarantine/1',
    '/api/links',
    '/metrics',
    '/readyz',
    '/api/docs',
    '/api/openapi.json',
  ),
  word.map((text) => `/api/${encodeURI(text.replace(/[\s\ud800-\udfff]/g, ''))}`),
);
const query = fc
  .array(
    fc.tuple(
      fc.constantFrom('limit', 'cursor', 'from', 'to', 'rule', 'open', 'cover', 'tag', 'hasNode', 'dryRun', 'x'),
      word,
    ),
    {
      maxLength: 4,
    },
  )
  .map((pairs) => pairs.map(([name, value]) => `${name}=${escape(value)}`).join('&'));
const body = fc.oneof(
  fc.json(),
  soup,
  fc.constantFrom(
    '{"settings":{"heartbeat":1e999}}',
    '{"order":"begin","for":null}',
    '{"kind":"comment","text":{}}',
    '{"act":"note","note":"x","photos":[null]}',
    '{"act":"duplicate","of":"I-999999999999999999"}',
    '{"matter":"open","place":{"lat":1,"lon":2},"key":"12345678"}',
    '[[[[[[[[[[',
    '{"__proto__":{"settings":{}}}',
    '{"rows":[{"cover":"C-2","__proto__":{}},null]}',
    '{"lat":1e999,"tags":[[]]}',
    'cover,name\n"C-2,\u0000\n',
    '"',
  ),
);
const headers = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        'if-match',
        'if-none-match',
        'accept',
        'last-event-id',
        'content-type',
        'authorization',
        'expect',
        'content-encoding',
      ),
      fc.oneof(
        fc.constantFrom('application/json', 'text/csv', '*', 'Bearer x', '"', '1.1'),
        fc.string({ maxLength: 15 }),
      ),
    ),
    { maxLength: 3 },
  )
  .map((pairs) => pairs.map(([name, value]) => `${name}: ${value.replace(/[^\x20-\x7e]/g, '')}\r\n`).join(''));

/** One request as text: most of it whole HTTP with nonsense in it, some of it no HTTP at all. */
const request = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.tuple(method, path, query, headers, body).map(([verb, where, what, more, text]) => {
      const bytes = Buffer.from(text, 'utf8');
      const type = more.includes('content-type') ? '' : 'content-type: application/json\r\n';
      const head = `${verb} ${where}?${what} HTTP/1.1\r\nhost: localhost\r\n${type}${more}`;
      return Buffer.concat([Buffer.from(`${head}content-length: ${bytes.length}\r\nconnection: close\r\n\r\n`), bytes]);
    }),
  },
  {
    weight: 1,
    arbitrary: fc.array(anyByte, { maxLength: 200 }).map((bytes) => Buffer.from([...bytes, 13, 10, 13, 10])),
  },
);

/** The status of the answer; undefined where the server hung up without one, as HTTP lets it. */
function send(rig: GatewayRig, bytes: Buffer): Promise<number | undefined> {
  const port = Number(new URL(rig.info.api ?? '').port);
  return new Promise((settled) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    const done = (): void => {
      socket.destroy();
      settled(text === '' ? undefined : Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]));
    };
    // a stream goes on for ever: its head is all that is wanted
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (text.includes('\r\n')) done();
    });
    socket.on('error', () => settled(undefined));
    socket.on('close', () => settled(text === '' ? undefined : Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1])));
    socket.end(bytes);
  });
}

it(`${REQUESTS} malformed requests get no 500, log no error, and leave the gateway as it was`, async () => {
  const rig = await startGateway({ covers: [{ cover: 'C-1', node: 1, key: createFakeNode(1).key }] });
  const statuses = new Map<number | undefined, number>();
  for (let done = 0; done < REQUESTS; done += LINE * 4) {
    const some = fc.sample(request, LINE * 4);
    for (const status of await Promise.all(some.map((bytes) => send(rig, bytes)))) {
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  }
  const failed = [...statuses.keys()].filter((status) => status !== undefined && status >= 500);
  expect([failed, Object.fromEntries(statuses)]).toEqual([[], expect.anything()]);
  // it was no mere wall: some were understood, and refused for what was in them
  for (const status of [200, 400, 404, 405]) expect(statuses.get(status) ?? 0).toBeGreaterThan(20);
  expect(rig.log.lines.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  expect((await rig.get('/api/covers/C-1')).status).toBe(200);
}, 60_000);
