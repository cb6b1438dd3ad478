import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { PROTOCOL_HOME } from '../support/vectors.ts';

const SPECIFIER = /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g;

/** Every file that `entry` reaches by import, and every specifier that is not a path. */
function reach(entry: string): { files: Set<string>; outside: string[] } {
  const files = new Set<string>();
  const outside: string[] = [];
  const queue = [entry];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(SPECIFIER)) {
      if (specifier.startsWith('.')) queue.push(resolve(dirname(file), specifier));
      else outside.push(`${file}: ${specifier}`);
    }
  }
  return { files, outside };
}

test('the portable entry imports nothing from outside and nothing of the gateway', () => {
  const source = `${PROTOCOL_HOME}src/`;
  const { files, outside } = reach(`${source}index.ts`);
  expect(outside).toEqual([]);
  expect(files.size).toBeGreaterThan(15);
  for (const file of files) {
    expect(file.startsWith(source), file).toBe(true);
    expect(file.includes('/gateway/'), file).toBe(false);
  }
});

test('nor does it carry the prose of the field table', () => {
  const { files } = reach(`${PROTOCOL_HOME}src/index.ts`);
  expect([...files].some((file) => file.endsWith('fields/table.ts'))).toBe(false);
});
