import type { Evaluation } from '../../evaluation.ts';
import { span } from '../format.ts';
import { html, type Markup } from '../html.ts';

/** How the figures came about, and what they stand on. */
export function method({ programs, rules, levels, tolerance, sets, took, suite }: Evaluation): Markup {
  return html`<ul>
<li>Each city is simulated in virtual time: covers, traffic, weather, water, radio, and under each cover the real firmware core. Its frames
 go, sealed as nodes seal them, to a whole gateway in a process of its own, which runs in the same time: it authenticates, decodes, detects,
 stores in SQLite, acknowledges; its downlinks go on the air and may be lost.</li>
<li>The gateway knows nothing of the truth. The truth is told by the simulator as episodes; an event belongs to one where they overlap, on the same
 cover and of the same rule, give or take ${span(tolerance)}. An event serves one episode. Further events in it are <em>repeated</em>; events
 in episodes that need not be found (too near to a level to be told) are <em>excused</em>; events that the gateway takes back itself are
 <em>withdrawn</em>; the rest is <em>false</em>. cover.impact is not judged: every axle is a blow.</li>
<li>Recall: required episodes that an event serves. Precision: such events among them and the false ones. False alarms count over all rules that are judged.</li>
<li>Latency: from the physical onset (motion), or from the node's first sample over the level (water, with the time from the level's passing to that
 sample beside it as sampling), to the commit that made the event durable, the gateway's gather window of 10 ms included. Alarms are opened, tilted,
 displaced, water high and overflow. Episodes that nobody could hear of when they began (a jammer, an outage, no power) must be found, too, but
 are left out of the latencies and counted beside them.</li>
<li>Intervals: Wilson for shares, Garwood for rates, both 95 %. Quantiles are values that were measured (nearest rank).</li>
<li>The naive detector gets the very frames that the gateway got, opened and decoded: each reading against one level, the same levels; no hold, no second
 level, no maintenance, no zero, no faults, no plausibility. It has no rule for what is no level: displaced, rattling, rising, faults.</li>
<li>Sets marked as held out have seeds that were not looked at while rules and scenarios were made.</li>
</ul>
<h3>Assumptions</h3>
<ul>
<li>ASSUMED: 30 ms from a commit until the gateway's radio begins to send; one gateway radio for each city.</li>
<li>What is assumed of lids, traffic, water, sensors and radio stands in the simulator's README and in the scenario files, each marked ASSUMED.</li>
<li>The truth is measured against the gateway's built-in levels, with these margins:</li>
</ul>
<details><summary>Levels of the truth</summary><pre>${JSON.stringify(levels, null, 1)}</pre></details>
<details><summary>Rules of the gateway</summary><pre>${rules ?? 'the built-in ones'}</pre></details>
<details><summary>Programs, seeds and time</summary><pre>suite      ${suite}
gateway    ${programs.gateway.version} (sources ${programs.gateway.digest})
simulator  sources ${programs.simulator}
seeds      ${sets.map(({ name, seeds, heldOut }) => `${name}${heldOut ? ' (held out)' : ''}: ${seeds.join(', ')}`).join('\n           ')}
took       ${span(took.wall)} of all jobs one after the other, ${span(took.processor)} of processor time for the cities</pre></details>`;
}
