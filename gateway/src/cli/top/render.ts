import { formatCount, formatSpan, formatTime } from '../words.ts';
import { ageOf } from './ages.ts';
import { bodyOf } from './body.ts';
import { cutLine, type Line, type Span, span } from './line.ts';
import { type Model, type Size, VIEWS } from './model.ts';
import { shownOf } from './select.ts';

/** Which gateway, and how it is. */
export function headOf(model: Model): readonly Line[] {
  const { gateway, covers, events } = shownOf(model);
  const open = [...events.values()].filter(({ clearedAt }) => clearedAt === null).length;
  const counts = `${formatCount(covers.size, 'cover')}, ${open} open`;
  const name: Line = gateway
    ? [
        span(gateway.name, 'bold'),
        span(` lidwatch ${gateway.version}, up ${ageOf(model, gateway.startedAt)}, ${counts}`),
      ]
    : [span(model.url, 'bold')];
  return [name, connectionLine(model)];
}

/** Silence that is longer than between two questions is shown, though the connection stands. */
const SILENT_MS = 10_000;

function connectionLine(model: Model): Line {
  const { connection, now, heardAt, url } = model;
  const heard = heardAt === 0 ? 'never heard' : `last heard ${formatSpan(now - heardAt)} ago, ${formatTime(heardAt)}`;
  if (connection.state === 'lost') {
    const again = `asked again in ${formatSpan(Math.max(0, connection.nextAttempt - now))}`;
    return [
      span('NO CONNECTION', 'bad'),
      span(` for ${formatSpan(now - connection.since)}: ${heard}; ${again}: ${connection.reason}`),
    ];
  }
  if (connection.state === 'connecting') return [span(`asking ${url}, ${heard}`, 'warn')];
  if (now - heardAt > SILENT_MS) return [span('SILENT', 'warn'), span(`: ${heard}`)];
  return readyLine(model);
}

function readyLine(model: Model): Line {
  const { ready } = shownOf(model);
  if (!ready) return [span('it has not said how it is yet', 'dim')];
  const amiss = ready.parts.filter(({ status }) => status !== 'up');
  const [first] = [...amiss.filter(({ status }) => status === 'down'), ...amiss];
  if (!first) return [span('ready', 'good'), span(`, all of ${ready.parts.length} parts are up`)];
  const more = amiss.length > 1 ? `, and ${amiss.length - 1} more` : '';
  const { part, status, since, reason = '' } = first;
  const why = `${part} is ${status} for ${ageOf(model, since)}${reason === '' ? '' : `: ${reason}`}`;
  return [ready.ready ? span('ready', 'warn') : span('NOT READY', 'bad'), span(`, ${why}${more}`)];
}

function tabs(model: Model): Line {
  const { view, filter, isTyping, frozen, sort, isHelp } = model;
  const names = VIEWS.flatMap((one, i): Line => {
    const style = one === view && !isHelp ? 'reverse' : undefined;
    return [span(` ${i + 1} ${one} `, style), span(' ')];
  });
  const state: Span[] = [];
  if (view === 'covers') state.push(span(` by ${sort}`, 'dim'));
  if (isTyping || filter !== '') state.push(span(` /${filter}${isTyping ? '_' : ''}`, 'bold'));
  if (frozen) state.push(span('  PAUSED', 'warn'));
  return [...names, ...state];
}

const KEYS = 'q quit  Tab view  / filter  s sort  p pause  ? help';
const HEAD = 3;
const FOOT = 1;

/** Lines of a page of the body, without its titles. */
export function pageOf({ rows }: Size, titles: number): number {
  return Math.max(1, rows - HEAD - FOOT - titles);
}

/** Is there a line of titles above what scrolls? */
export function titlesIn({ view, isHelp }: Model): number {
  return !isHelp && (view === 'covers' || view === 'events') ? 1 : 0;
}

function foot(model: Model, from: number, to: number, count: number): Line {
  const all = model.view === 'covers' && !model.isHelp ? shownOf(model).covers.size : count;
  const of = all > count ? `${count} of ${all}` : `${count}`;
  const place = count === 0 ? 'nothing' : `${from + 1}-${to} of ${of}`;
  return [span(place), span('  '), span(KEYS, 'dim')];
}

/** The screen: exactly `rows` lines, none wider than `columns`. */
export function render(model: Model): readonly Line[] {
  const { columns, rows } = model.size;
  const body = bodyOf(model);
  const page = pageOf(model.size, titlesIn(model));
  const from = Math.max(0, Math.min(model.top, body.count - page));
  const to = Math.min(body.count, from + page);
  const { titles, rows: shown } = body.show(from, to);
  const upper = [...headOf(model), tabs(model), ...titles, ...shown].slice(0, Math.max(0, rows - FOOT));
  const space = new Array<Line>(Math.max(0, rows - FOOT - upper.length)).fill([]);
  return [...upper, ...space, foot(model, from, to, body.count)].slice(0, rows).map((line) => cutLine(line, columns));
}
