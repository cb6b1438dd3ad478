import QRCode from 'qrcode';
import { html, type Markup } from '../../parts/html.ts';
import { LANGUAGES, type Language } from '../../parts/language.ts';
import { pageOf } from '../../parts/page.ts';
import { WORDS } from '../words/catalogue.ts';

/** What stands on one plate. */
export interface Door {
  readonly cover: string;
  readonly name?: string | undefined;
  /** the address of its page */
  readonly url: string;
}

/** A4 with a margin, two by four plates; a plate is cut out and fixed beside the cover. */
const STYLE = `
@page { size: A4; margin: 10mm; }
* { box-sizing: border-box; }
body { margin: 0; font: 10pt/1.3 system-ui, "Noto Sans CJK SC", "Noto Sans CJK TC", sans-serif; color: #000; background: #fff; }
main { display: grid; grid-template-columns: 1fr 1fr; }
article { height: 69mm; padding: 4mm; border: .2mm dashed #999; display: flex; gap: 4mm; break-inside: avoid; }
svg { width: 42mm; height: 42mm; flex: none; }
h2 { font-size: 15pt; margin: 0; overflow-wrap: anywhere; }
p { margin: 1.2mm 0; }
.name { font-size: 9pt; overflow-wrap: anywhere; }
.url { font: 7pt/1.2 monospace; overflow-wrap: anywhere; }
@media screen { body { max-width: 210mm; margin: 0 auto; padding: 10mm; } }
`;

function said(language: Language): Markup {
  const { heading, how } = WORDS[language].sheet;
  return html`<p lang="${language}"><strong>${heading}</strong> ${how}</p>`;
}

/** M: an eighth of it may be worn off (ISO/IEC 18004), on a plate in the street. */
async function plate({ cover, name, url }: Door): Promise<Markup> {
  const code = await QRCode.toString(url, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
  return html`<article>${{ markup: code }}<div><h2>${cover}</h2><p class="name">${name}</p>${LANGUAGES.map(said)}<p class="url">${url}</p></div></article>
`;
}

/** A page to print, or to make a PDF of: a plate for each cover. */
export async function doorSheet(doors: readonly Door[]): Promise<string> {
  const plates: Markup[] = [];
  for (const door of doors) plates.push(await plate(door));
  const title = `Lidwatch: codes of ${doors.length} covers`;
  return pageOf({
    language: 'en',
    title,
    style: STYLE,
    body: html`<main>
${plates}</main>`,
  });
}
