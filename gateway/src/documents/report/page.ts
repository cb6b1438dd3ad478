import { html, type Markup } from '../../parts/html.ts';
import type { Language } from '../../parts/language.ts';
import { pageOf, pagePolicy } from '../../parts/page.ts';
import { STYLE } from './style.ts';

export const REPORT_POLICY = pagePolicy(STYLE);

export function reportOf(language: Language, title: string, body: readonly Markup[]): string {
  const main = html`<main>
<h1>${title}</h1>
${body}
</main>`;
  return pageOf({ language, title, style: STYLE, body: main });
}
