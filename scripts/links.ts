/** Every relative link in the documents leads to something that is there. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const LINK = /\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/g;

const pages = execFileSync('git', ['ls-files', '*.md'], { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);
const dead = pages.flatMap((page) =>
  [...readFileSync(join(root, page), 'utf8').matchAll(LINK)]
    .map((match) => match[1] ?? '')
    .filter((target) => !existsSync(join(root, dirname(page), target)))
    .map((target) => `${page}: ${target} is not there`),
);
for (const line of dead) console.error(line);
console.log(`${pages.length} pages, ${dead.length} dead links`);
process.exitCode = dead.length === 0 ? 0 : 1;
