import { createHash } from 'node:crypto';
import type { Language } from '../../parts/language.ts';
import { type Html, html } from './html.ts';
import { STYLE } from './style.ts';

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Nothing but its own style: no script, no frame, no address (CSP level 3). */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** A page that stands alone: a file of it looks the same as the address it came from. */
export function pageOf(language: Language, title: string, body: readonly Html[]): string {
  const style: Html = { html: `<style>${STYLE}</style>` };
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${style}
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`.html;
}
