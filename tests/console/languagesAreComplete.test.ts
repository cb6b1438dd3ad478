import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const SOURCES = fileURLToPath(new URL('../../gateway/console/src', import.meta.url));
const OTHERS = ['zh-CN', 'zh-TW'] as const;

/** Characters of which the traditional script has another form; those that these pages are likely to use. */
const SIMPLIFIED = '盖设网关节处员图显态积复产广门问间简体录会话单线终结监号电压较阈测报时长组记读写删';

/** Folders that have a words.en.ts. */
const folders = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('words.en.ts'))
  .map((path) => dirname(path));

async function texts(folder: string, language: string): Promise<Record<string, unknown>> {
  const file = pathToFileURL(join(SOURCES, folder, `words.${language}.ts`)).href;
  return ((await import(/* @vite-ignore */ file)) as { default: Record<string, unknown> }).default;
}

/** Every text by its path: `live.next`; functions by what they make of their arguments' places. */
function flat(found: object, path = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(found).flatMap(([key, value]): [string, string][] => {
      const at = path === '' ? key : `${path}.${key}`;
      if (typeof value === 'string') return [[at, value]];
      if (typeof value === 'function') {
        const args = Array.from({ length: value.length }, (_, i) => `<${i}>`);
        return [[at, String(value(...args))]];
      }
      return Object.entries(flat(value as object, at));
    }),
  );
}

it('there are catalogues', () => {
  expect(folders).toContain('i18n');
  expect(folders).toContain(join('pages', 'map'));
});

for (const folder of folders) {
  for (const language of OTHERS) {
    it(`${folder} says everything in ${language}, and puts in what English puts in`, async () => {
      const english = flat(await texts(folder, 'en'));
      const found = flat(await texts(folder, language));
      expect(Object.keys(found).sort()).toEqual(Object.keys(english).sort());
      const places = (text: string): string[] => [...new Set(text.match(/<\d>/g) ?? [])].sort();
      for (const [key, text] of Object.entries(found)) {
        expect([key, text.trim()]).not.toEqual([key, '']);
        expect([key, places(text)]).toEqual([key, places(english[key] ?? '')]);
      }
    });
  }

  it(`${folder} in traditional Chinese has no character that only the simplified script has`, async () => {
    const text = Object.values(flat(await texts(folder, 'zh-TW'))).join('');
    expect([...text].filter((character) => SIMPLIFIED.includes(character))).toEqual([]);
  });
}
