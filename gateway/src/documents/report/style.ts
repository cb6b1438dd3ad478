/** Of report and public page: A4 when printed (`lidwatch report`, then print to PDF), readable on a phone; nothing comes from elsewhere. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1b2733; --soft: #566573; --line: #d5dbe1; --paper: #fff; --mark: #0b6e99; --bad: #b3261e; --good: #1e6b34; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8edf2; --soft: #a9b6c2; --line: #3a4754; --paper: #12181e; --mark: #5db7dd; --bad: #ff8a80; --good: #7fd99a; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans CJK SC", "Noto Sans CJK TC", sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 .25rem; border-bottom: 2px solid var(--mark); padding-bottom: .2rem; }
p { margin: .25rem 0 .75rem; }
.soft { color: var(--soft); }
.note { border-left: 4px solid var(--bad); padding: .25rem .75rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .5rem; margin: 1rem 0; padding: 0; }
.figures div { border: 1px solid var(--line); border-radius: 6px; padding: .5rem .75rem; }
.figures dd { margin: 0; font-size: 1.4rem; font-weight: 600; }
.figures dt { color: var(--soft); font-size: .85rem; }
.figures div { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
table { width: 100%; border-collapse: collapse; margin: 1rem 0; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding-bottom: .25rem; }
th, td { padding: .3rem .5rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { color: var(--soft); font-weight: 500; font-size: .85rem; }
.right { text-align: right; }
.met { color: var(--good); } .missed { color: var(--bad); font-weight: 600; }
.scroll { overflow-x: auto; }
ol, ul { padding-left: 1.5rem; } li { margin: .3rem 0; }
code { font-family: ui-monospace, monospace; font-size: .9em; overflow-wrap: anywhere; }
figure { margin: 1rem 0; } figcaption { font-weight: 600; }
svg { width: 100%; height: auto; } svg text { fill: var(--soft); font-size: 11px; }
svg .bar { fill: var(--mark); } svg .line { fill: none; stroke: var(--mark); stroke-width: 2; } svg .dot { fill: var(--mark); }
svg .axis { stroke: var(--line); } svg .aim { stroke: var(--bad); stroke-dasharray: 4 3; }
a { color: var(--mark); } nav a { margin-right: .75rem; display: inline-block; padding: .25rem 0; }
@page { size: A4; margin: 15mm; }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --mark: #0b6e99; --bad: #b3261e; --good: #1e6b34; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  h2 { break-after: avoid; } tr, figure, .figures div, li { break-inside: avoid; } thead { display: table-header-group; }
  .figures { grid-template-columns: repeat(4, 1fr); } nav { display: none; }
}
`;
