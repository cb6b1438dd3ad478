import { expect, it } from 'vitest';
import { loadConfig } from '../../../gateway/src/config/loadConfig.ts';
import { createScratch } from '../../support/scratch.ts';

it.each([
  ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1]), 'is no text'],
  ['a text in another encoding', Buffer.from('name: Stra\xdfe\n', 'latin1'), 'is no text in UTF-8'],
])('%s in the place of gateway.yaml is one problem, and nothing of it is quoted', (_what, bytes, message) => {
  const found = loadConfig(createScratch().write('gateway.yaml', bytes));
  expect(found).toMatchObject({ ok: false, problems: [{ line: 0, message }] });
});

it('a device is not read, since it may have no end', () => {
  expect(loadConfig('/dev/zero')).toMatchObject({ ok: false, problems: [{ message: 'is a device, not a file' }] });
});

it('a byte order mark before the text is no part of it', () => {
  const path = createScratch().write('gateway.yaml', '\ufeffname: a\nlinks: [{ name: f, kind: udp, port: 0 }]\n');
  expect(loadConfig(path)).toMatchObject({ ok: true, config: { name: 'a' } });
});
