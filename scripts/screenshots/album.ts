import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileOf, LOOKS } from './camera.ts';
import type { Page } from './pages.ts';

/** One page with all the pictures, a row for each page of the product. */
export function writeAlbum(folder: string, pages: readonly Page[]): void {
  const rows = pages.map(({ name, title }) => {
    const pictures = LOOKS.map(({ name: look }) => {
      const file = fileOf(name, look);
      return `<a href="${file}"><img src="${file}" alt="${title}, ${look}" loading="lazy"></a>`;
    });
    return `<h2 id="${name}">${title}</h2><div>${pictures.join('')}</div>`;
  });
  const style = `body{font:1rem system-ui;margin:2rem;background:#808890;color:#fff}div{display:flex;gap:1rem;flex-wrap:wrap;align-items:start}
img{height:22rem;object-fit:cover;object-position:top;border-radius:.4rem}`;
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Lidwatch, page by page</title><style>${style}</style>
<h1>Lidwatch, page by page</h1>${rows.join('\n')}</html>\n`;
  writeFileSync(join(folder, 'index.html'), html);
}
