import { expect, it, vi } from 'vitest';
import { main } from '../../firmware/conformance/main.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

it('a script cannot be kept in the place of a folder: a coded error', async () => {
  let err = '';
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text);
    return true;
  });
  try {
    expect(await main(['--board', 'rak5010', '--keep', temporaryFolder()])).toBe(1);
  } finally {
    write.mockRestore();
  }
  expect(err).toMatch(/file-unwritable: .*EISDIR[\s\S]*--keep/);
});
