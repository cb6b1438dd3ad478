import { type Line, span } from './line.ts';

const KEYS: readonly (readonly [string, string])[] = [
  ['1 2 3 4, Tab', 'overview, covers, links with sinks and parts, events'],
  ['up, down, j, k', 'a line; PageUp and PageDown a page; Home and End, g and G the ends'],
  ['/', 'show only what holds a text: number, name, group, rule, state; Enter ends typing, Escape shows all again'],
  ['s', 'covers by alarm, heard last, silent longest, number, battery'],
  ['p', 'hold what is shown; it goes on behind'],
  ['?', 'this page, and away again'],
  ['q, Ctrl-C', 'quit'],
];

const WORDS: readonly string[] = [
  'Ages are by the clock of the gateway, times are UTC.',
  'refused: frames of which nothing came; lidwatch quarantine list tells why.',
  'air left: of what the band lets a link send within an hour.',
  'before it: what a sink has not delivered yet; lidwatch outbox tells more.',
];

export const HELP: readonly Line[] = [
  ...KEYS.map(([key, what]): Line => [span(key.padEnd(16), 'bold'), span(what)]),
  [],
  ...WORDS.map((text): Line => [span(text)]),
];
