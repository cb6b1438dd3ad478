import type { Evaluation } from '../evaluation.ts';
import { figure } from './format.ts';
import { html } from './html.ts';
import { falseAlarmBars } from './plots/falseAlarmBars.ts';
import { latencyCurve } from './plots/latencyCurve.ts';
import { recallPlot } from './plots/recallPlot.ts';
import { cases } from './sections/cases.ts';
import { cost } from './sections/cost.ts';
import { headline } from './sections/headline.ts';
import { method } from './sections/method.ts';
import { rules } from './sections/rules.ts';
import { scenarios } from './sections/scenarios.ts';
import { STYLE } from './style.ts';

/** One page that asks nothing of any network, for whoever has a browser. */
export function reportHtml(evaluation: Evaluation): string {
  const { suite, about, made, programs, sets } = evaluation;
  const title = `Lidwatch evaluation: ${suite}`;
  const days = figure(Math.max(0, ...sets.map((set) => set.days)));
  const legend = html`<div class="legend"><span><i style="background:var(--ours)"></i>gateway</span>
<span><i style="background:var(--plain)"></i>naive: one threshold, the same frames</span></div>`;
  const { markup } = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${title}</title><style>${{ markup: STYLE }}</style></head><body><main>
<header><h1>${title}</h1>
<p class="soft">${about}. ${days} virtual days; gateway ${programs.gateway.version}; <time datetime="${made}">${made.slice(0, 16).replace('T', ' ')} UTC</time></p></header>
${headline(evaluation)}
<h2>How much is found</h2>${legend}<div class="panels">${sets.map(recallPlot)}</div>
<h2>How soon</h2>${legend}<div class="panels">${sets.map(latencyCurve)}</div>
<h2>False alarms</h2>${legend}<div class="panels">${sets.map(falseAlarmBars)}</div>
<h2>Scenarios</h2>${scenarios(sets)}
<h2>Rules</h2>${rules(sets)}
<h2>Frames and energy</h2>${cost(sets)}
<h2>What was missed, falsely raised, or late</h2>${cases(evaluation.cases)}
<h2>How it was measured</h2>${method(evaluation)}
</main></body></html>
`;
  return markup;
}
