import type { ApiClient } from '../../client/apiClient.ts';
import type { Clock } from '../../parts/clock.ts';
import { overviewOf } from './body.ts';
import { coversColumns } from './columns.ts';
import { type Line, plain } from './line.ts';
import { emptyModel, type Model } from './model.ts';
import { readAll, readGateway } from './read.ts';
import { reduce } from './reduce.ts';
import { headOf } from './render.ts';
import { alarmsOf, coversOf, eventsOf } from './select.ts';
import { layOut } from './table.ts';

/** How the gateway stands now, asked once. Throws api-unreachable, api-refused. */
export async function askOnce(api: ApiClient, clock: Clock, columns: number): Promise<Model> {
  const start = emptyModel(api.url, clock.now(), { columns, rows: 0 });
  const gateway = await readGateway(api);
  const told = reduce(start, gateway, clock.now());
  const all = reduce(told, await readAll(api), clock.now());
  return reduce(all, { kind: 'connection', connection: { state: 'live' } }, clock.now());
}

const EVENTS = 20;

/** Everything, without any control sequence. */
export function snapshotText(model: Model): string {
  const { titles, rows } = layOut(coversColumns(model), coversOf(model), model.size.columns);
  const covers: readonly Line[] = rows.length === 0 ? [] : [titles, ...rows, []];
  const lines = [
    ...headOf(model),
    [],
    ...overviewOf(model, { alarms: Number.MAX_SAFE_INTEGER, events: EVENTS }),
    [{ text: `COVERS ${rows.length}` }],
    ...covers,
  ];
  return `${lines.map(plain).join('\n').trimEnd()}\n`;
}

/** The same for a program. */
export function snapshotDocument(model: Model) {
  const { gateway, ready, links, sinks } = model.known;
  return {
    ...{ gateway, ready: ready?.ready, parts: ready?.parts, links, sinks },
    open: alarmsOf(model),
    events: eventsOf(model),
    covers: coversOf({ ...model, sort: 'cover' }),
  };
}
