import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { sign } from '../../../gateway/src/upstream/webhook/signature.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const readme = fileURLToPath(new URL('../../../gateway/UPSTREAM.md', import.meta.url));

type Verify = (headers: object, body: string, secret: string) => boolean;

it('the recipe of the README takes what the gateway signs, and nothing else', async () => {
  const [, code = ''] = /<!-- begin verify -->\s*```js\n(.*?)```/s.exec(readFileSync(readme, 'utf8')) ?? [];
  const file = join(temporaryFolder(), 'verify.mjs');
  writeFileSync(file, code);
  const { verify } = (await import(pathToFileURL(file).href)) as { verify: Verify };
  const whsec = `whsec_${Buffer.from('0123456789abcdef01234567').toString('base64')}`;
  const [body, now] = ['{"specversion":"1.0"}', Date.now()];
  const headers = sign(['/lidwatch/depot/covers/C-1#e:raised'], body, `plain\n${whsec}`, now);
  for (const secret of ['plain', whsec]) expect(verify(headers, body, secret)).toBe(true);
  expect(verify(headers, `${body} `, 'plain')).toBe(false);
  expect(verify(headers, body, 'another')).toBe(false);
  expect(verify({ ...headers, 'webhook-id': 'x' }, body, 'plain')).toBe(false);
  expect(verify(sign(['e'], body, 'plain', now - 3_600_000), body, 'plain')).toBe(false);
});
