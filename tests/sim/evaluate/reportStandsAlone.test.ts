import { expect, it } from 'vitest';
import { type Evaluation, evaluationOf } from '../../../sim/src/evaluate/evaluation.ts';
import { plotFiles } from '../../../sim/src/evaluate/report/plotFiles.ts';
import { reportHtml } from '../../../sim/src/evaluate/report/report.ts';
import { GATEWAY_LEVELS } from '../../../sim/src/truth/levels.ts';
import { observed } from '../support/observed.ts';
import { episode, seen } from '../support/seen.ts';

const NASTY = `<script>alert("x")</script> & 'so on'`;

function evaluation(): Evaluation {
  const episodes = [episode(), episode({ cover: 'C-2', kind: NASTY, rule: 'water.high', firstSample: 700_000 })];
  const events = [seen({ durable: 700_000 }), seen({ cover: 'C-3', reason: NASTY })];
  const job = { ...observed().job, scenario: NASTY };
  const set = { name: NASTY, about: NASTY, heldOut: true, loss: 0.065 };
  return evaluationOf({
    ...{ suite: NASTY, about: NASTY, made: new Date(0), rules: NASTY, levels: GATEWAY_LEVELS },
    programs: { simulator: 'a', gateway: { version: NASTY, digest: 'b' } },
    sets: [
      { set, observed: [observed({ job, scenario: NASTY, about: NASTY, episodes, events, naive: events })] },
      { set: { ...set, name: 'nothing', loss: 0.2 }, observed: [] },
    ],
  });
}

const VOID = new Set(['meta', 'br', 'input', 'img', 'link']);

/** Names of the elements that are open when another is closed, or at the end. */
function unbalanced(page: string): readonly string[] {
  const open: string[] = [];
  const faults: string[] = [];
  const body = page.replace(/<style>.*?<\/style>/s, '');
  for (const [, slash, name = '', self] of body.matchAll(/<(\/?)([a-z0-9]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (slash && open.pop() !== name) faults.push(name);
    else if (!slash && !self && !VOID.has(name)) open.push(name);
  }
  return [...faults, ...open];
}

it('asks nothing of any network, and runs nothing', () => {
  const page = reportHtml(evaluation());
  expect(page).not.toMatch(/<(script|link|iframe|img|object|embed)\b/i);
  expect(page).not.toMatch(/\b(src|href|srcset|action)=|url\(|@import|https?:/i);
  expect(page).toContain('&lt;script&gt;');
});

it('is well formed, and every plot and table says what it shows', () => {
  const page = reportHtml(evaluation());
  expect(unbalanced(page)).toEqual([]);
  expect(page).not.toMatch(/NaN|undefined|Infinity|\[object/);
  for (const [svg] of page.matchAll(/<svg[^>]*>/g)) expect(svg).toMatch(/aria-label="[^"]+"|aria-hidden/);
  const tables = [...page.matchAll(/<table>\s*<caption>/g)].length;
  expect(tables).toBe([...page.matchAll(/<table/g)].length);
  expect(tables).toBeGreaterThan(5);
});

it('tells each miss, false alarm and late alarm with what runs it again', () => {
  const { cases } = evaluation();
  expect(cases).toMatchObject({
    misses: [{ cover: 'C-2', rule: 'water.high' }],
    falseAlarms: [{ cover: 'C-3', rule: 'cover.opened' }],
    late: [{ cover: 'C-1', latency: 100_000 }],
  });
  expect(cases.misses[0]?.command).toBe(
    `lidwatch-sim evaluate --scenario ${NASTY} --seeds 1 --radio 6.5% --covers 10 --days 10`,
  );
});

it('gives each plot of each set as a picture that stands alone, too', () => {
  const files = plotFiles(evaluation());
  expect([...files.keys()].filter((name) => name.endsWith('-nothing.svg'))).toEqual([
    'recall-nothing.svg',
    'latency-nothing.svg',
    'false-alarms-nothing.svg',
  ]);
  expect(files.size).toBe(6);
  for (const [name, svg] of files) {
    expect(name).toMatch(/^[a-z0-9-]+\.svg$/);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*viewBox[^>]*><style>/);
    expect(unbalanced(svg)).toEqual([]);
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/<script|\b(src|href)=|url\(|https?:/i);
  }
});
