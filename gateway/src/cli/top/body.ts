import { alarmColumns, coversColumns, eventColumns, linkColumns, partColumns, sinkColumns } from './columns.ts';
import { HELP } from './help.ts';
import { type Line, span } from './line.ts';
import type { Model, View } from './model.ts';
import { alarmsOf, coversOf, eventsOf, shownOf } from './select.ts';
import { type Column, layOut, type Table } from './table.ts';

/** What stands between the head of the screen and its foot. */
export interface Body {
  /** lines to scroll through */
  readonly count: number;
  /** Some of them, and titles that stay above. */
  show(from: number, to: number): { readonly titles: readonly Line[]; readonly rows: readonly Line[] };
}

/** One table. Only what is shown of it is laid out: a city has many covers. */
function long<R>(columns: readonly Column<R>[], rows: readonly R[], width: number): Body {
  return {
    count: rows.length,
    show(from, to) {
      const { titles, rows: lines } = layOut(columns, rows.slice(from, to), width);
      return { titles: [titles], rows: lines };
    },
  };
}

function whole(lines: readonly Line[]): Body {
  return { count: lines.length, show: (from, to) => ({ titles: [], rows: lines.slice(from, to) }) };
}

function section(title: string, { titles, rows }: Table, rest = ''): readonly Line[] {
  const head: Line = [span(title, 'bold'), span(rest, 'dim')];
  return rows.length === 0 ? [head, []] : [head, titles, ...rows, []];
}

/** On a first page that is to show something of everything. */
const ALARMS = 5;
const NEWEST = 20;

export function overviewOf(model: Model, most: { readonly alarms: number; readonly events: number }): readonly Line[] {
  const { columns: width } = model.size;
  const { links, sinks, ready } = shownOf(model);
  const alarms = alarmsOf(model);
  const amiss = ready?.parts.filter(({ status }) => status !== 'up') ?? [];
  const hidden = alarms.length - most.alarms;
  const more = hidden > 0 ? `, ${hidden} more with the events (4)` : '';
  return [
    ...section(
      `OPEN ALARMS ${alarms.length}`,
      layOut(alarmColumns(model), alarms.slice(0, most.alarms), width),
      alarms.length === 0 ? ': none' : more,
    ),
    ...(amiss.length === 0 ? [] : section('NOT WELL', layOut(partColumns(model), amiss, width))),
    ...section('LINKS', layOut(linkColumns(model), links, width), links.length === 0 ? ': none' : ''),
    ...section('SINKS', layOut(sinkColumns(model), sinks, width), sinks.length === 0 ? ': none' : ''),
    ...section('NEWEST EVENTS', layOut(eventColumns(model), eventsOf(model).slice(0, most.events), width)),
  ];
}

function linksOf(model: Model): readonly Line[] {
  const { columns: width } = model.size;
  const { links, sinks, ready, gateway } = shownOf(model);
  const { framesWaiting, unknownNodes } = gateway ?? { framesWaiting: null, unknownNodes: null };
  const strangers = unknownNodes ? ' (lidwatch node unknown lists them)' : '';
  return [
    ...section('LINKS', layOut(linkColumns(model), links, width), links.length === 0 ? ': none' : ''),
    ...section('SINKS', layOut(sinkColumns(model), sinks, width), sinks.length === 0 ? ': none' : ''),
    ...section('PARTS', layOut(partColumns(model), ready?.parts ?? [], width)),
    [span('frames that wait   '), span(String(framesWaiting ?? '-'))],
    [span('nodes not known    '), span(`${unknownNodes ?? '-'}${strangers}`)],
  ];
}

const BODIES: Readonly<Record<View, (model: Model) => Body>> = {
  overview(model) {
    const alarms = Math.max(ALARMS, Math.floor(model.size.rows / 3));
    return whole(overviewOf(model, { alarms, events: NEWEST }));
  },
  covers: (model) => long(coversColumns(model), coversOf(model), model.size.columns),
  links: (model) => whole(linksOf(model)),
  events: (model) => long(eventColumns(model), eventsOf(model), model.size.columns),
};

export function bodyOf(model: Model): Body {
  return model.isHelp ? whole(HELP) : BODIES[model.view](model);
}
