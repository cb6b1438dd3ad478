import { html, type Markup } from '../../parts/html.ts';
import type { Language } from '../../parts/language.ts';
import type { ResidentReport } from '../report.ts';
import { serviceOf } from '../services.ts';
import type { Stage } from '../stage.ts';
import { WORDS } from '../words/catalogue.ts';
import { page } from './frame.ts';

/** What somebody who has reported is shown. */
export interface FollowPage {
  readonly language: Language;
  readonly report: Pick<ResidentReport, 'id' | 'at' | 'service' | 'cover'>;
  readonly stage: Stage;
  readonly mayAnswer: boolean;
  /** it was sent just now */
  readonly isNew?: boolean | undefined;
  /** what became of an answer that was given just now */
  readonly answer?: 'answered' | 'answerLate' | undefined;
}

/** The way that most reports go. */
const WAY: readonly Stage[] = ['reported', 'assigned', 'at-work', 'checking', 'done', 'resolved'];

function way(language: Language, stage: Stage): Markup {
  const now = WAY.indexOf(stage);
  const steps = WAY.map((step, i) => {
    const mark = i < now ? ' class="past"' : i === now ? ' aria-current="step"' : '';
    return html`<li${{ markup: mark }}>${WORDS[language].stages[step]}</li>`;
  });
  return html`<ol class="way">${steps}</ol>`;
}

/** How a report stands, in plain words; nothing personal, neither of the reporter nor of a crew. */
export function followPage({ language, report, stage, mayAnswer, isNew, answer }: FollowPage): Buffer {
  const words = WORDS[language];
  const { id, at, service, cover } = report;
  const time = `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')}`;
  const what = [serviceOf(service)?.name[language], cover === undefined ? undefined : words.cover(cover)];
  const question = html`
<form method="post" action="?lang=${language}">
<h2>${words.safeQuestion}</h2>
<label><span class="label">${words.safeText}</span><textarea name="text" rows="3" maxlength="2000"></textarea></label>
<button type="submit" name="safe" value="yes">${words.yes}</button>
<button type="submit" name="safe" value="no" class="no">${words.no}</button>
</form>`;
  const body = html`
${isNew ? html`<p class="told" role="status">${words.thanks}</p>` : undefined}
${answer ? html`<p class="told" role="status">${words[answer]}</p>` : undefined}
<p class="label">${what.filter((part) => part !== undefined).join(' · ')}</p>
<p>${words.sentAt(time)}</p>
${WAY.includes(stage) ? way(language, stage) : html`<p class="label">${words.stages[stage]}</p>`}
<p class="told">${words.means[stage]}</p>
${mayAnswer ? question : undefined}
<p>${words.keep}</p>`;
  return page({ language, title: words.followTitle(id), body });
}

/** Where there is nothing, or where it went wrong. */
export function plainPage(language: Language, what: 'nothing' | 'trouble'): Buffer {
  const words = WORDS[language];
  const text = what === 'nothing' ? words.nothingText : words.troubleText;
  return page({ language, title: words[what], body: html`<p>${text}</p>` });
}
