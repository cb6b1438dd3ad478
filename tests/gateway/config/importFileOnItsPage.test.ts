import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseImportFile } from '../../../gateway/src/config/importFile.ts';

it('the import file in the README is one that provision takes', () => {
  const readme = readFileSync(new URL('../../../gateway/NODES.md', import.meta.url), 'utf8');
  const example = /```json\n(\{\n {2}"lidwatch": 1,.*?)```/s.exec(readme)?.[1] ?? '';
  const { nodes, problems } = parseImportFile('README.md', example);
  expect(problems).toEqual([]);
  expect(nodes).toHaveLength(1);
});
