/** Every relative link in the documents leads to something that is there: a file, and the heading in it where one is named. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const LINK = /\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]*))?\)/g;
const FENCED = /^(```|~~~).*?^\1/gms;

/** The anchors of a page, as hosts of Markdown make them from its headings. */
function anchorsOf(path: string): ReadonlySet<string> {
  const text = readFileSync(path, 'utf8').replace(FENCED, '');
  const seen = new Map<string, number>();
  const anchors = [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => {
    const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
    const word = plain
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-');
    const before = seen.get(word) ?? 0;
    seen.set(word, before + 1);
    return before === 0 ? word : `${word}-${before}`;
  });
  return new Set(anchors);
}

function deadLinks(page: string): readonly string[] {
  const text = readFileSync(join(root, page), 'utf8').replace(FENCED, '');
  return [...text.matchAll(LINK)].flatMap(([, target = '', anchor]) => {
    const path = target === '' ? join(root, page) : join(root, dirname(page), target);
    if (!existsSync(path)) return [`${page}: ${target} is not there`];
    if (anchor === undefined || !path.endsWith('.md') || anchorsOf(path).has(anchor)) return [];
    return [`${page}: there is no heading for ${target}#${anchor}`];
  });
}

const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], { cwd: root });
const pages = listed
  .toString('utf8')
  .split('\n')
  .filter((page) => page !== '' && existsSync(join(root, page)));
const dead = pages.flatMap(deadLinks);
for (const line of dead) console.error(line);
console.log(`${pages.length} pages, ${dead.length} dead links`);
process.exitCode = dead.length === 0 ? 0 : 1;
