import { formatSpan, formatTime, formatValue } from '../words.ts';
import { ageOf } from './ages.ts';
import type { Style } from './line.ts';
import type { Cover, Event, Link, Model, Part, Sink } from './model.ts';
import { nameOf } from './select.ts';
import type { Column } from './table.ts';

const number = (value: number): string => value.toLocaleString('en');
const ID = 20;
const NAME = 24;
const RULES = 28;

function styleOfSeverity(severity: string): Style | undefined {
  if (severity === 'critical' || severity === 'major') return 'bad';
  return severity === 'minor' ? 'warn' : undefined;
}

const STATUS: Readonly<Record<Part['status'], Style>> = { up: 'good', degraded: 'warn', down: 'bad' };

/** What people have made of an event. */
function seenOf({ review: { acknowledged, verdict, shelvedUntil, released } }: Event): string {
  if (released !== null) return `let go by ${released.who}`;
  if (shelvedUntil !== null) return 'shelved';
  if (verdict !== 'unconfirmed') return verdict;
  return acknowledged === null ? 'not seen' : `seen by ${acknowledged.who}`;
}

const seen: Column<Event> = {
  title: 'by people',
  cell: seenOf,
  style: ({ clearedAt, review }) => (clearedAt === null && review.acknowledged === null ? 'bold' : undefined),
};

function coverColumns(model: Model): readonly Column<Event>[] {
  return [
    { title: 'cover', most: ID, cell: ({ cover }) => cover },
    { title: 'name', most: NAME, cell: ({ cover }) => nameOf(model, cover) },
  ];
}

const severity: Column<Event> = {
  title: 'severity',
  cell: (event) => event.severity,
  style: ({ severity: how, clearedAt }) => (clearedAt === null ? styleOfSeverity(how) : undefined),
};
const peak: Column<Event> = { title: 'peak', right: true, cell: (event) => formatValue(event.rule, event.peak) };
/** With what is wrong, where the rule alone does not say it. */
const rule: Column<Event> = {
  title: 'rule',
  cell: (event) => (event.reason === null ? event.rule : `${event.rule}: ${event.reason}`),
};

function lastedOf({ onset, clearedAt, withdrawn }: Event): string {
  if (withdrawn) return 'withdrawn';
  return clearedAt === null ? 'open' : formatSpan(Date.parse(clearedAt) - Date.parse(onset));
}

export function alarmColumns(model: Model): readonly Column<Event>[] {
  return [
    severity,
    ...coverColumns(model),
    rule,
    { title: 'since', right: true, cell: ({ onset }) => ageOf(model, onset) },
    peak,
    seen,
  ];
}

export function eventColumns(model: Model): readonly Column<Event>[] {
  return [
    { title: 'raised', cell: ({ raisedAt }) => formatTime(Date.parse(raisedAt)) },
    severity,
    ...coverColumns(model),
    rule,
    peak,
    {
      title: 'lasted',
      right: true,
      cell: lastedOf,
      style: ({ clearedAt, withdrawn }) => (clearedAt === null ? 'bold' : withdrawn ? 'dim' : undefined),
    },
    seen,
  ];
}

const reading = (name: string, unit: string, scale = 1, digits = 0) => {
  return ({ readings }: Cover): string => {
    const value = readings[name];
    return value === undefined ? '-' : `${(value / scale).toFixed(digits)} ${unit}`;
  };
};

function conditionOf({ condition, maintenance }: Cover): string {
  return maintenance ? 'at work' : condition;
}

export function coversColumns(model: Model): readonly Column<Cover>[] {
  return [
    { title: 'cover', most: ID, cell: ({ cover }) => cover },
    { title: 'name', most: NAME, cell: ({ name = '' }) => name },
    {
      title: 'state',
      cell: conditionOf,
      style: ({ condition, maintenance, events: [first] }) => {
        if (condition === 'unknown' || maintenance) return 'dim';
        return first ? styleOfSeverity(first.severity) : 'good';
      },
    },
    { title: 'alarms', most: RULES, cell: ({ events }) => events.map((event) => event.rule).join(', ') },
    { title: 'heard', right: true, cell: ({ heard }) => ageOf(model, heard) },
    { title: 'tilt', right: true, cell: reading('tilt', 'deg', 1, 1) },
    { title: 'water', right: true, cell: reading('water', 'mm') },
    { title: 'battery', right: true, cell: reading('battery', 'V', 1000, 2) },
    { title: 'group', cell: ({ group = '' }) => group },
  ];
}

const signal = (figure: Link['rssi'], unit: string): string => (figure ? `${Math.round(figure.mean)} ${unit}` : '-');

/** Frames of which nothing came. */
function refusedOf({ outcomes }: Link): number {
  const { report = 0, duplicate = 0, ...rest } = outcomes;
  return Object.values(rest).reduce((sum, n) => sum + n, 0);
}

const shareOf = ({ left }: { readonly left: number }): string => `${Math.floor(left * 100)} %`;
/** So little air time left that acknowledgements may have to wait. */
const SCARCE = 0.1;

const status = <R>(stateOf: (row: R) => Part | null): Column<R> => ({
  title: 'state',
  cell: (row) => stateOf(row)?.status ?? '-',
  style: (row) => STATUS[stateOf(row)?.status ?? 'up'],
});

const reasonOf = (part: Part | null): string => part?.reason ?? '';

export function linkColumns(model: Model): readonly Column<Link>[] {
  return [
    { title: 'link', most: ID, cell: ({ name }) => name },
    { title: 'kind', cell: ({ kind }) => kind },
    status(({ state }) => state),
    { title: 'heard', right: true, cell: ({ heardAt }) => ageOf(model, heardAt) },
    { title: 'frames', right: true, cell: ({ counts }) => number(counts.received ?? 0) },
    { title: 'refused', right: true, cell: (link) => number(refusedOf(link)) },
    { title: 'sent', right: true, cell: ({ counts }) => number(counts.sent ?? 0) },
    { title: 'rssi', right: true, cell: ({ rssi }) => signal(rssi, 'dBm') },
    { title: 'snr', right: true, cell: ({ snr }) => signal(snr, 'dB') },
    {
      title: 'air left',
      right: true,
      cell: ({ dutyCycle }) => (dutyCycle ? shareOf(dutyCycle) : '-'),
      style: ({ dutyCycle }) => (dutyCycle && dutyCycle.left < SCARCE ? 'warn' : undefined),
    },
    { title: 'at', cell: ({ address, state }) => reasonOf(state) || (address ?? '') },
  ];
}

export function sinkColumns(model: Model): readonly Column<Sink>[] {
  return [
    { title: 'sink', most: ID, cell: ({ sink }) => sink },
    status(({ state }) => state),
    { title: 'before it', right: true, cell: ({ pending }) => number(pending) },
    {
      title: 'oldest',
      right: true,
      cell: ({ waitingSince }) => (waitingSince === null ? '-' : ageOf(model, waitingSince)),
    },
    { title: 'put aside', right: true, cell: ({ parked }) => number(parked) },
    { title: 'why', cell: ({ state }) => reasonOf(state) },
  ];
}

export function partColumns(model: Model): readonly Column<Part>[] {
  return [
    { title: 'part', most: ID, cell: ({ part }) => part },
    status((part) => part),
    { title: 'since', right: true, cell: ({ since }) => ageOf(model, since) },
    { title: 'why', cell: reasonOf },
  ];
}
