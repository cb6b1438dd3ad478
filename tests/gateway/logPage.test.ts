import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { coded, LOG_CODES, REDACTED } from '../../gateway/src/parts/logCodes.ts';
import { createFakeNode } from '../support/fakeNode.ts';
import { startGateway } from '../support/gatewayRig.ts';
import { createUdpPeer } from '../support/udpPeer.ts';
import { until } from '../support/until.ts';

it('LOG.md tells the code and meaning of every line, and of no other', () => {
  const page = readFileSync(fileURLToPath(new URL('../../gateway/LOG.md', import.meta.url)), 'utf8');
  const [, table = ''] = page.split('| code');
  const rows = [...table.matchAll(/^\| `([a-z-]+)` +\| (.*?) +\|$/gm)].map(([, code = '', text]) => [code, text]);
  expect(Object.fromEntries(rows)).toEqual(LOG_CODES);
});

it('no code of the table is left over: each is written somewhere', () => {
  const home = fileURLToPath(new URL('../../gateway/src/', import.meta.url));
  const files = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('logCodes.ts'),
  );
  const text = files.map((file) => readFileSync(join(home, file), 'utf8')).join('\n');
  const unused = Object.keys(LOG_CODES).filter((code) => !text.includes(`'${code}'`));
  expect(unused).toEqual([]);
});

it('every line that a gateway logs has a code of the table', async () => {
  const node = createFakeNode(1);
  const rig = await startGateway({ covers: [{ cover: 'C-1', node: 1, key: node.key }] });
  createUdpPeer(rig.info.links[0]?.address).send(node.alert(), Uint8Array.of(1));
  await until('the event', 5_000, () => rig.log.lines.some(({ code }) => code === 'event'));
  await rig.gateway.stop();
  const codes = new Set(rig.log.lines.map(({ code }) => code));
  expect(Object.keys(LOG_CODES)).toEqual(expect.arrayContaining([...codes]));
  for (const code of ['part-up', 'part-stopped', 'keys-imported', 'event', 'frame-refused']) {
    expect(codes).toContain(code);
  }
});

it('a secret that were handed to the log by mistake would not be in it', () => {
  const lines: string[] = [];
  const log = pino({ redact: REDACTED }, { write: (line: string) => void lines.push(line) });
  const secrets = { key: 'sesame-1', password: 'sesame-2', headers: { authorization: 'sesame-3' } };
  log.info(coded('note', { ...secrets, config: { mqtt: { password: 'sesame-4', secret: 'sesame-5' } } }), 'oops');
  expect(lines.join()).toContain('oops');
  expect(lines.join()).not.toContain('sesame');
});
