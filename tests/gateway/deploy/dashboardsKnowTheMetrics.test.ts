import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createFakeNode } from '../../support/fakeNode.ts';
import { startFakeRylr } from '../../support/fakeRylr.ts';
import { startGateway } from '../../support/gatewayRig.ts';
import { has } from '../../support/programs.ts';
import { until } from '../../support/until.ts';

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../../gateway/deploy/${path}`, import.meta.url)), 'utf8');

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly todo: string };
}

const { groups } = parse(read('prometheus/lidwatch.rules.yml')) as { groups: { rules: Rule[] }[] };
const rules = groups.flatMap((group) => group.rules);
const dashboard = JSON.parse(read('grafana/lidwatch.json')) as {
  panels: { id: number; title: string; gridPos: Record<'x' | 'y' | 'w' | 'h', number>; targets: { expr: string }[] }[];
};
const panels = dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ name: title, expr })));
const expressions = [...rules.map(({ alert, expr }) => ({ name: alert, expr })), ...panels];

/** Metrics of ours in an expression, each with the labels that it is asked for by. */
function asked(expr: string): { metric: string; labels: string[] }[] {
  return [...expr.matchAll(/\b(lidwatch_\w+)(?:\{([^}]*)\})?/g)].map(([, metric = '', selector = '']) => {
    return { metric, labels: [...selector.matchAll(/(\w+)\s*(?:=~?|!=|!~)/g)].map(([, label = '']) => label) };
  });
}

describe.skipIf(!has('socat'))('dashboard and alert rules', () => {
  it('ask for metrics and labels that a gateway has; and no figure of it is on no panel', async () => {
    let text = '';
    const rylr = await startFakeRylr();
    const node = createFakeNode(1);
    const rig = await startGateway({
      covers: [{ cover: 'C-1', node: 1, key: node.key }],
      links: [
        {
          ...{ kind: 'rylr998', name: 'roof', path: rylr.path, baud: 115_200, address: 1, network: 18 },
          ...{ band: 868_100_000, parameter: '7,7,1,12', silenceMs: undefined },
        },
      ],
    });
    await until('the link is up', 10_000, async () => (await rig.part('link roof'))?.status === 'up');
    rylr.receive(2, node.alert());
    await rig.ask('GET', '/api/covers', { headers: { 'x-forwarded-for': '192.0.2.1' } });
    await until('it was told', 5_000, async () => {
      text = (await rig.get('/metrics')).text;
      return text.includes('sink="mqtt",what="event"') && text.includes('what="sent"');
    });
    for (const { name, expr } of expressions) hold(text, name, expr);
    const shown = new Set(
      panels.flatMap(({ expr }) => asked(expr).map(({ metric }) => metric.replace(/_bucket$/, ''))),
    );
    const kept = [...text.matchAll(/^# TYPE (lidwatch_\w+) /gm)].map(([, metric]) => metric);
    expect(kept.filter((metric) => !shown.has(metric ?? ''))).toEqual([]);
  });
});

/** `text`: what a gateway shows at /metrics. */
function hold(text: string, name: string, expr: string): void {
  const wanted = asked(expr);
  expect([name, expr.startsWith('up') || wanted.length > 0]).toEqual([name, true]);
  for (const { metric, labels } of wanted) {
    expect(text, `${name}: ${metric}`).toContain(`# TYPE ${metric.replace(/_bucket$/, '')} `);
    // nothing was put aside or asked too often in so short a life: then there is no row to look at
    const rows = text.split('\n').filter((line) => line.startsWith(`${metric}{`) || line.startsWith(`${metric} `));
    const own = labels.filter((label) => label !== 'instance' && label !== 'job');
    for (const label of rows.length > 0 ? own : []) {
      expect([name, label, rows.some((row) => row.includes(`${label}="`))]).toEqual([name, label, true]);
    }
  }
}

it('every alert says what is the matter, how bad it is, and what to do', () => {
  for (const { alert, labels, annotations } of rules) {
    expect([alert, labels.severity]).toEqual([alert, expect.stringMatching(/^(?:info|minor|major|critical)$/)]);
    expect(annotations.summary.length).toBeGreaterThan(20);
    expect(annotations.todo.length).toBeGreaterThan(20);
  }
  expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
});

it('no panel of the dashboard lies on another', () => {
  const taken = new Set<string>();
  for (const { title, gridPos } of dashboard.panels) {
    expect([title, gridPos.x + gridPos.w <= 24]).toEqual([title, true]);
    for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1) {
      for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
        expect(taken.has(`${x} ${y}`)).toBe(false);
        taken.add(`${x} ${y}`);
      }
    }
  }
});
