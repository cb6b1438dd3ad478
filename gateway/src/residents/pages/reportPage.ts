import { html, type Markup } from '../../parts/html.ts';
import type { Language } from '../../parts/language.ts';
import type { FilledForm } from '../form.ts';
import type { ImageRefusal } from '../image.ts';
import type { Refused } from '../intake.ts';
import { SERVICES } from '../services.ts';
import type { Stage } from '../stage.ts';
import { WORDS } from '../words/catalogue.ts';
import { page } from './frame.ts';

/** What the page of a cover shows. */
export interface ReportPage {
  readonly language: Language;
  readonly cover: { readonly cover: string; readonly name?: string | undefined; readonly address?: string | undefined };
  /** how far the incident is that is open here */
  readonly known?: Stage | undefined;
  readonly key: string;
  readonly contactDays: number;
  /** what was filled in before, with what is wrong with it */
  readonly form?: FilledForm | undefined;
  readonly photo?: ImageRefusal | undefined;
  readonly refused?: Refused | undefined;
}

function faultsOf({ language, form, photo, refused }: ReportPage): readonly string[] {
  const words = WORDS[language];
  return [
    ...(form?.faults ?? []).map((fault) => words.faults[fault]),
    ...(photo ? [words.photoRefused[photo]] : []),
    ...(refused ? [words.refused[refused]] : []),
  ];
}

function told(faults: readonly string[], heading: string): Markup | undefined {
  if (faults.length === 0) return undefined;
  return html`<div class="told wrong" role="alert"><p class="label">${heading}</p>${faults.map((one) => html`<p>${one}</p>`)}</div>`;
}

/** The page behind a QR code: a form that needs no script. */
export function reportPage(shown: ReportPage): Buffer {
  const { language, cover, known, key, contactDays, form, refused } = shown;
  const words = WORDS[language];
  const choices = SERVICES.map(
    ({ code, name, text }) =>
      html`<label class="choice"><input type="radio" name="service" value="${code}" required${{
        markup: form?.service?.code === code ? ' checked' : '',
      }}><span>${name[language]}<small>${text[language]}</small></span></label>`,
  );
  // a cover is often named after its address
  const parts = [words.cover(cover.cover), cover.name, cover.address];
  const where = [...new Set(parts.filter((part) => part !== undefined))];
  const body = html`
<p class="label">${where.join(' · ')}</p>
<p>${words.danger}</p>
${told(faultsOf(shown), refused ? words.trouble : words.faults.heading)}
${known ? html`<p class="told">${words.known(words.stages[known])}</p>` : undefined}
<form method="post" enctype="multipart/form-data" action="?lang=${language}">
<input type="hidden" name="key" value="${key}">
<fieldset><legend>${words.what}</legend>${choices}</fieldset>
<label><span class="label">${words.more}</span><textarea name="text" rows="4" maxlength="2000">${form?.text}</textarea></label>
<span class="hint">${words.moreHint}</span>
<p><label><span class="label">${words.photo}</span>
<input type="file" name="photo" accept="image/jpeg,image/png,image/webp,image/avif"></label>
<span class="hint">${words.photoHint}</span></p>
<p><label><span class="label">${words.contact}</span>
<input type="text" name="contact" maxlength="200" autocomplete="off" value="${form?.contact}"></label>
<span class="hint">${words.contactHint(contactDays)}</span></p>
<p class="away" aria-hidden="true"><label>${words.leaveEmpty}<input type="text" name="website" tabindex="-1" autocomplete="off"></label></p>
<button type="submit">${words.send}</button>
</form>`;
  return page({ language, title: words.title, body });
}
