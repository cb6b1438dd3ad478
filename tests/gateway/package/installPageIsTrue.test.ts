import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../gateway/src/config/loadConfig.ts';
import { lidwatch } from '../../support/cli.ts';
import { has } from '../../support/programs.ts';
import { createScratch } from '../../support/scratch.ts';

const page = readFileSync(fileURLToPath(new URL('../../../gateway/INSTALL.md', import.meta.url)), 'utf8');

/** The block between the marks `begin NAME` and `end NAME`. */
function block(name: string): string {
  const [, text] = new RegExp(`<!-- begin ${name} -->\\s+\`\`\`\\w+\\n(.*?)\`\`\`\\s+<!-- end`, 's').exec(page) ?? [];
  if (text === undefined) throw new Error(`no block ${name}`);
  return text;
}

describe.skipIf(!has('openssl'))('what the page of the installation has a reader write', () => {
  it('is a configuration without a fault, with the certificate that it has them make', () => {
    const { folder, write } = createScratch();
    const steps = block('certificate')
      .replaceAll('sudo ', '')
      .replace('cd /etc/lidwatch', `cd ${folder}`)
      .replace(/^chown .*$/m, '');
    execFileSync('/bin/sh', ['-ec', steps], { stdio: 'pipe' });
    expect(loadConfig(write('gateway.yaml', block('gateway.yaml')))).toMatchObject({
      ok: true,
      warnings: [],
      config: { links: [{ kind: 'rylr998' }], api: { port: 8443, tls: {} } },
    });
  });
});

it('it names no command and no option that is not there', async () => {
  const blocks = [...page.matchAll(/```sh\n(.*?)```/gs)].map(([, text = '']) => text).join('\n');
  const lines = blocks.replaceAll('\\\n', ' ').split('\n');
  const calls = lines.flatMap((line) => /^(?:sudo )?(?:-u lidwatch )?lidwatch (.+)$/.exec(line)?.[1] ?? []);
  expect(calls.length).toBeGreaterThan(5);
  for (const call of calls) {
    const words = call.split(' ');
    const name = words.slice(0, words.findIndex((word, i) => i > 0 && !/^[a-z]+$/.test(word)) >>> 0);
    const { code, out } = await lidwatch(...name, '--help');
    expect([call, code]).toEqual([call, 0]);
    for (const option of words.filter((word) => word.startsWith('--'))) expect(out).toContain(option);
  }
});
