/** Colours are variables, so that plots follow light and dark with the page. Contrast of text: 4.5 to 1 or more. */
const COLOURS = `
:root { color-scheme: light dark; --page: #fbfbf9; --card: #ffffff; --ink: #1c1f23; --soft: #5a6270; --line: #dfe2e6;
  --ours: #1f5fbf; --plain: #b4570a; --good: #17703c; --bad: #b3261e; --unknown: #5a6270; --tint: #f0f3f8; }
@media (prefers-color-scheme: dark) { :root { --page: #14171b; --card: #1c2026; --ink: #e8eaed; --soft: #a3acb9;
  --line: #343b45; --ours: #83b4ff; --plain: #f2a663; --good: #74d49b; --bad: #ff8f86; --unknown: #a3acb9; --tint: #242a33; } }
`;

const PLOTS = `
svg text { font: 12px system-ui, sans-serif; fill: var(--soft); } svg text.ink { fill: var(--ink); }
svg .grid { stroke: var(--line); stroke-width: 1; } svg .limit { stroke: var(--soft); stroke-dasharray: 2 3; }
svg .fill-ours { fill: var(--ours); } svg .fill-plain { fill: var(--plain); }
svg .line-ours { stroke: var(--ours); } svg .line-plain { stroke: var(--plain); stroke-dasharray: 5 5; }
svg .line-ours, svg .line-plain { fill: none; stroke-width: 2.5; } svg path.line-plain { stroke-width: 2; }
svg .ring { fill: var(--card); stroke: var(--plain); stroke-width: 2; }
svg .part-0 { fill: #4f7fc4; } svg .part-1 { fill: #4aa3a0; } svg .part-2 { fill: #c98a3c; } svg .part-3 { fill: #9a7cc1; }
svg .part-4 { fill: #8a9099; }
`;

/** Of a plot in a file of its own. */
export const PLOT_STYLE = `${COLOURS}${PLOTS}`;

export const STYLE = `${COLOURS}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 72rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .3rem; letter-spacing: -.01em; }
h2 { font-size: 1.3rem; margin: 2.6rem 0 .4rem; }
h3 { font-size: 1rem; margin: 0 0 .3rem; }
p { max-width: 46rem; margin: .4rem 0; }
.soft, caption, figcaption { color: var(--soft); font-size: .875rem; }
.verdict { display: inline-block; margin: .8rem 0; padding: .45rem .9rem; border-radius: .5rem; font-weight: 600;
  border: 2px solid currentColor; }
.good { color: var(--good); } .bad { color: var(--bad); } .unknown { color: var(--unknown); }
.ours { color: var(--ours); } .plain { color: var(--plain); }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .7rem; margin: 1rem 0; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .7rem .9rem; }
.card b { display: block; font-size: 1.45rem; line-height: 1.25; font-variant-numeric: tabular-nums; }
.panels { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1rem; margin: .8rem 0; }
.panels figure { max-width: 36rem; }
figure { margin: 0; background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .8rem; }
svg { display: block; width: 100%; height: auto; }${PLOTS}
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1rem; font-size: .875rem; color: var(--soft); margin: .3rem 0; }
.legend i { display: inline-block; width: .8rem; height: .8rem; border-radius: .2rem; margin-right: .35rem; vertical-align: -.08rem; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .6rem; background: var(--card); margin: .6rem 0; }
.scroll:focus-visible, summary:focus-visible { outline: 3px solid var(--ours); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding: .6rem .8rem 0; }
th, td { padding: .38rem .8rem; text-align: right; white-space: nowrap; border-top: 1px solid var(--line); }
thead th { border-top: 0; color: var(--soft); font-weight: 600; vertical-align: bottom; }
th[scope=row], th.left, td.left { text-align: left; font-weight: 500; }
th[scope=row] { position: sticky; left: 0; background: var(--card); }
caption span { position: sticky; left: .8rem; display: inline-block; max-width: calc(min(100vw, 72rem) - 4rem); }
td small { display: block; color: var(--plain); font-size: .8rem; }
tr.sum th, tr.sum td { font-weight: 700; background: var(--tint); }
details { margin: .6rem 0; } summary { cursor: pointer; font-weight: 600; padding: .3rem 0; }
code, pre { font: .8125rem/1.45 ui-monospace, monospace; } pre { overflow-x: auto; padding: .8rem; background: var(--tint);
  border-radius: .5rem; margin: .5rem 0; } td code { white-space: nowrap; }
li { max-width: 46rem; margin: .25rem 0; }
@media (max-width: 34rem) { body { font-size: 15px; } th, td { padding: .35rem .55rem; }
  th[scope=row] { white-space: normal; min-width: 7.5rem; } }
@media print { details > * { display: block; } }
`;
