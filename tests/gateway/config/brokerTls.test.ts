import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadConfig } from '../../../gateway/src/config/loadConfig.ts';
import { createAuthority, tooWeak } from '../../support/certificates.ts';
import { createScratch } from '../../support/scratch.ts';

const BASE = 'name: a\nlinks:\n';

/** What is told of a link `field` with this TLS; files of one authority lie beside it. */
function told(tls: string, url = 'mqtts://broker.example') {
  const { write } = createScratch();
  const authority = createAuthority();
  const [one, other] = [authority.issue('one'), authority.issue('other')];
  write('ca.pem', readFileSync(authority.ca));
  write('one.pem', readFileSync(one.cert));
  write('one.key', readFileSync(one.key));
  write('other.key', readFileSync(other.key));
  write('loose.key', readFileSync(one.key), 0o644);
  const weak = tooWeak('weak');
  write('weak.pem', readFileSync(weak.cert));
  write('weak.key', readFileSync(weak.key));
  write('words', 'no certificate\n');
  const text = `${BASE}  - { name: field, kind: mqtt, url: "${url}", tls: ${tls} }\n`;
  const loaded = loadConfig(write('gateway.yaml', text));
  const problems = loaded.ok ? loaded.warnings : loaded.problems;
  return problems.map(({ severity, line, path, part, message }) => [
    severity,
    line,
    path,
    part,
    message.split('/').at(-1),
  ]);
}

it('takes an authority, and a certificate with its key', () => {
  expect(told('{ ca: ca.pem }')).toEqual([]);
  expect(told('{ ca: ca.pem, cert: one.pem, key: one.key }', 'wss://broker.example')).toEqual([]);
});

it('what cannot be used is a warning at its line, with the part that is down for it', () => {
  const warned = (key: string, message: string) => [['warning', 3, `links > #1 > tls > ${key}`, 'link field', message]];
  const down = 'link field is down without it';
  expect(told('{ ca: gone.pem }')).toEqual(warned('ca', `gone.pem does not exist: ${down}`));
  expect(told('{ ca: words }')).toEqual(warned('ca', `words holds no certificate in PEM: ${down}`));
  expect(told('{ cert: one.pem, key: words }')).toEqual(warned('key', `words holds no private key in PEM: ${down}`));
  const small = 'weak.pem is refused by OpenSSL: ee key too small';
  expect(told('{ cert: weak.pem, key: weak.key }')).toEqual(warned('cert', `${small}: ${down}`));
  expect(told('{ cert: one.pem, key: other.key }')).toEqual(warned('key', `one.pem: ${down}`));
});

it('a key without its certificate, and files for a connection that is not encrypted, are errors', () => {
  const refused = (at: string, message: string) => [['error', 3, `links > #1 > tls${at}`, undefined, message]];
  expect(told('{ key: one.key }')).toEqual(refused(' > cert', 'is missing: cert and key go together'));
  const [[, , , , message] = []] = told('{ ca: ca.pem }', 'mqtt://broker.example');
  expect(message).toBe(' is not encrypted');
});

it.skipIf(process.platform === 'win32')('a key that others may read is warned of', () => {
  const message = 'loose.key has mode 0644: others than its owner may touch it';
  expect(told('{ cert: one.pem, key: loose.key }')).toEqual([
    ['warning', 3, 'links > #1 > tls > key', undefined, message],
  ]);
});
