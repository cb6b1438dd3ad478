import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const SOURCES = fileURLToPath(new URL('../../gateway/console/src', import.meta.url));
const COMMON = 'i18n';

const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' });
const catalogues = files.filter((path) => path.endsWith('words.en.ts'));
const code = new Map(
  files
    .filter((path) => /\.tsx?$/.test(path) && !/[\\/]words\./.test(path))
    .map((path) => [path, readFileSync(join(SOURCES, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')]),
);

/** The code that may say a text: that of its page, and of all pages what they have in common. */
function codeFor(folder: string): string {
  const some = [...code].filter(([path]) => folder === COMMON || path.startsWith(join(folder, '/')));
  return some.map(([, text]) => text).join('\n');
}

const all = (text: string, pattern: RegExp): ReadonlySet<string> =>
  new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ''));

function pathsOf(found: object, before: readonly string[] = []): readonly (readonly string[])[] {
  return Object.entries(found).flatMap(([key, value]) => {
    const path = [...before, key];
    // forms of a plural are chosen by the language
    const isGroup = typeof value === 'object' && !('other' in value && typeof value.other === 'string' && value.one);
    return isGroup ? [path, ...pathsOf(value, path)] : [path];
  });
}

for (const file of catalogues) {
  const folder = dirname(file);
  it(`of ${folder}, or it would be translated for nobody`, async () => {
    const href = pathToFileURL(join(SOURCES, file)).href;
    const { default: texts } = (await import(/* @vite-ignore */ href)) as { default: object };
    const text = codeFor(folder);
    const names = new Set([...all(text, /\.(\w+)/g), ...all(text, /'([^'\n]+)'/g)]);
    // `t.step[step]` and what is handed on whole: which one is said, the gateway says
    const chosen = all(text, /\.(\w+)(?:\[| as |\})/g);
    const unsaid = pathsOf(texts).filter((path) => !names.has(path.at(-1) ?? '') && !chosen.has(path.at(-2) ?? ''));
    expect(unsaid.map((path) => path.join('.'))).toEqual([]);
  });
}
