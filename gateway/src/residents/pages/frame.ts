import { html, type Markup } from '../../parts/html.ts';
import { LANGUAGES, type Language } from '../../parts/language.ts';
import { pageOf, pagePolicy } from '../../parts/page.ts';

/** In light and dark, on a screen of any width, and on browsers of ten years ago; nothing comes from elsewhere. */
const STYLE = `
:root { --page: #fff; --ink: #14181d; --line: #8b95a1; --soft: #f2f4f7; --faint: #4b5563; --strong: #0b57a4; --go: #0b57a4; --stop: #a3341f; }
@media (prefers-color-scheme: dark) {
  :root { --page: #14181d; --ink: #eef1f4; --line: #6b7682; --soft: #20262d; --faint: #b3bcc7; --strong: #8cc2ff; --go: #1a65b3; --stop: #b9482f; }
}
* { box-sizing: border-box; }
html { background: var(--page); color: var(--ink); }
body { margin: 0 auto; padding: 1rem; max-width: 36rem; font: 1.05rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.4rem; line-height: 1.25; margin: .5rem 0; }
h2 { font-size: 1.15rem; margin: .5rem 0; }
p { margin: .6rem 0; }
nav a, nav span { display: inline-block; padding: .5rem 1rem .5rem 0; font-size: .95rem; }
a { color: var(--strong); }
fieldset { border: 1px solid var(--line); border-radius: .5rem; margin: 1rem 0; padding: .5rem .8rem; }
legend, .label { font-weight: 600; }
.choice { display: block; position: relative; padding: .6rem 0 .6rem 2.2rem; }
.choice input { position: absolute; left: 0; top: .65rem; width: 1.4rem; height: 1.4rem; margin: 0; }
.choice small, .hint { display: block; color: var(--faint); font-size: .9rem; }
textarea, input[type=text], input[type=file] { width: 100%; font: inherit; padding: .6rem; margin: .3rem 0; border: 1px solid var(--line); border-radius: .4rem; background: var(--page); color: inherit; }
button { font: inherit; font-weight: 600; width: 100%; padding: .9rem; margin: .5rem 0; border: 0; border-radius: .5rem; background: var(--go); color: #fff; }
button.no { background: var(--stop); }
.told { background: var(--soft); border-left: .3rem solid var(--strong); padding: .7rem .9rem; border-radius: .3rem; }
.wrong { border-left-color: var(--stop); }
.away { position: absolute; left: -100rem; width: 1px; height: 1px; overflow: hidden; }
ol.way { list-style: none; padding: 0; }
ol.way li { padding: .35rem 0 .35rem 1.8rem; position: relative; }
ol.way li::before { content: "\\25CB"; position: absolute; left: .3rem; }
ol.way li.past::before { content: "\\25CF"; }
ol.way li[aria-current] { font-weight: 700; }
ol.way li[aria-current]::before { content: "\\25C9"; }
:focus { outline: .2rem solid var(--strong); outline-offset: .15rem; }
`;

/** Of every page: no script, nothing from elsewhere, no cookie; who follows a link from it tells nobody where from. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': pagePolicy(STYLE, ["img-src 'self'", "form-action 'self'"]),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow',
  vary: 'Accept-Language',
} as const;

const NAMES: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '简体中文', 'zh-TW': '繁體中文' };

interface Frame {
  readonly language: Language;
  readonly title: string;
  readonly body: Markup;
}

/** A whole page. */
export function page({ language, title, body }: Frame): Buffer {
  const languages = LANGUAGES.map((one) =>
    one === language
      ? html`<span lang="${one}" aria-current="true">${NAMES[one]}</span>`
      : html`<a lang="${one}" hreflang="${one}" href="?lang=${one}">${NAMES[one]}</a>`,
  );
  const whole = html`<nav>${languages}</nav>
<main>
<h1>${title}</h1>
${body}
</main>`;
  return Buffer.from(pageOf({ language, title, style: STYLE, body: whole }));
}
