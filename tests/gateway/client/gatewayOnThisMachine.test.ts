import { expect, it } from 'vitest';
import { readApiAddress } from '../../../gateway/src/config/apiAddress.ts';
import { createScratch } from '../../support/scratch.ts';

function addressIn(text: string) {
  const scratch = createScratch();
  return { scratch, found: readApiAddress(scratch.write('gateway.yaml', text)) };
}

it.each([
  ['name: a\n', 'http://127.0.0.1:8080'],
  ['name: a\napi: { host: 0.0.0.0, port: 9000 }\n', 'http://127.0.0.1:9000'],
  ['name: a\napi: { host: "::" }\n', 'http://[::1]:8080'],
  ['name: a\napi: { host: 10.1.2.3 }\n', 'http://10.1.2.3:8080'],
])('%j is reached at %s', (text, url) => {
  expect(addressIn(text).found).toEqual({ ok: true, address: { url, cert: undefined } });
});

it('knows the certificate of the gateway', () => {
  const { found, scratch } = addressIn('name: a\napi: { tls: { cert: ./a.pem, key: ./b.pem } }\n');
  expect(found).toEqual({ ok: true, address: { url: 'https://127.0.0.1:8080', cert: scratch.path('a.pem') } });
});

it('needs nothing else of the file, and says where its own part is wrong', () => {
  expect(addressIn('links: 5\nmqtt: { passwordFile: ./gone }\n').found.ok).toBe(true);
  expect(addressIn('name: a\napi: { port: 99999 }\n').found).toMatchObject({
    ok: false,
    problems: [{ line: 2, column: 14, path: 'api > port' }],
  });
  expect(addressIn('name: a\napi: { port: 0 }\n').found).toMatchObject({
    ok: false,
    problems: [{ line: 2, path: 'api > port', hint: expect.stringContaining('--url') }],
  });
  expect(readApiAddress('/nowhere/gateway.yaml')).toMatchObject({
    problems: [{ hint: expect.stringContaining('--url') }],
  });
});
