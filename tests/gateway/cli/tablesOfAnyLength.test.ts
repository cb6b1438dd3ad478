import { expect, it } from 'vitest';
import { formatTable } from '../../../gateway/src/cli/table.ts';

it('lays out more rows than a function takes arguments', () => {
  const rows = Array.from({ length: 300_000 }, (_, i) => String(i));
  const lines = formatTable([{ title: 'row', right: true, cell: (row: string) => row }], rows).split('\n');
  expect(lines).toHaveLength(300_002);
  expect(lines[1]).toBe('     0');
});
