import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isOver, loads, type Manifest, table } from './sizes.ts';

/** What the build weighs, printed; exit code 1 where a budget is not held. */
const dist = fileURLToPath(new URL('../dist', import.meta.url));
const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8')) as Manifest;

/** What is compressed already has no second form. */
function sizeOf(file: string): number {
  const path = join(dist, file);
  return statSync(existsSync(`${path}.gz`) ? `${path}.gz` : path).size;
}

const all = loads(manifest, sizeOf);
console.log(table(all));
process.exitCode = all.some(isOver) ? 1 : 0;
