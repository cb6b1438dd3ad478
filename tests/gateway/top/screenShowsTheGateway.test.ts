import { expect, it } from 'vitest';
import { plain } from '../../../gateway/src/cli/top/line.ts';
import type { Model } from '../../../gateway/src/cli/top/model.ts';
import { render } from '../../../gateway/src/cli/top/render.ts';
import { ago, cover, event, model, NOW } from '../../support/topModel.ts';

const SIZE = { columns: 100, rows: 24 };
const screen = (shown: Model): string => render(shown).map(plain).join('\n');

const covers = [
  cover('C-7', {
    name: '人民路窨井',
    condition: 'open',
    events: [{ event: 'a', rule: 'cover.tilted', severity: 'major', onset: ago(120) }],
    readings: { tilt: 30, water: 20, battery: 3_600 },
    heard: ago(90),
  }),
  cover('C-10', { name: 'Mill Lane', readings: { tilt: 0.5 }, heard: ago(10) }),
  cover('C-9', { condition: 'unknown', heard: null }),
];
const seen = {
  verdict: 'unconfirmed',
  acknowledged: { at: ago(60), who: 'ann' },
  released: null,
  comments: 0,
  shelvedUntil: null,
} as const;
const events = [
  event('a', 'C-7'),
  event('b', 'C-10', { rule: 'water.high', peak: 420, review: seen, raisedAt: ago(30), onset: ago(40) }),
  event('c', 'C-10', { raisedAt: ago(7_200), onset: ago(7_203), clearedAt: ago(7_100) }),
];

it('begins with alarms that nobody has seen, then links, sinks and what happened last', () => {
  expect(screen(model({ covers, events }, SIZE))).toBe(`\
depot-1 lidwatch 0.1.0, up 1 h, 3 covers, 2 open
ready, all of 2 parts are up
 1 overview   2 covers   3 links   4 events
OPEN ALARMS 2
severity  cover  name        rule          since    peak  by people
major     C-7    人民路窨井  cover.tilted  2 min  31 deg  not seen
major     C-10   Mill Lane   water.high     40 s  420 mm  seen by ann

LINKS
link  kind     state  heard  frames  refused  sent     rssi   snr  air left  at
roof  rylr998  up       5 s   1,204        3    17  -91 dBm  7 dB      87 %  /dev/ttyUSB0

SINKS
sink  state  before it  oldest  put aside  why
mqtt  up             0       -          0

NEWEST EVENTS
raised                severity  cover  name        rule            peak      lasted  by people
2026-11-26 11:59:30Z  major     C-10   Mill Lane   water.high    420 mm        open  seen by ann
2026-11-26 11:58:03Z  major     C-7    人民路窨井  cover.tilted  31 deg        open  not seen
2026-11-26 10:00:00Z  major     C-10   Mill Lane   cover.tilted  31 deg  1 min 43 s  not seen


1-19 of 19  q quit  Tab view  / filter  s sort  p pause  ? help`);
});

it('says what is amiss, and how long nothing was heard', () => {
  const well = model({ covers }, SIZE);
  const part = { part: 'link roof', status: 'down', since: ago(180), reason: '/dev/ttyUSB0 is missing' } as const;
  const ill = { ...well, known: { ...well.known, ready: { ready: false, parts: [part] } } };
  expect(screen(ill)).toContain('\nNOT READY, link roof is down for 3 min: /dev/ttyUSB0 is missing\n');
  expect(screen(ill)).toMatch(
    /^NOT WELL\npart +state +since +why\nlink roof +down +3 min +\/dev\/ttyUSB0 is missing$/m,
  );
  expect(screen({ ...well, heardAt: NOW - 20_000 })).toContain('\nSILENT: last heard 20 s ago, 2026-11-26 11:59:40Z\n');
  const lost = { state: 'lost', since: NOW - 5_000, reason: 'gone', nextAttempt: NOW + 3_000 } as const;
  expect(screen({ ...well, connection: lost, heardAt: NOW - 6_000 })).toContain(
    '\nNO CONNECTION for 5 s: last heard 6 s ago, 2026-11-26 11:59:54Z; asked again in 3 s: gone\n',
  );
});

it('shows covers in the order that was asked for, and those that hold a text', () => {
  const order = (more: Partial<Model>) => {
    const shown = screen(model({ covers, events }, SIZE, { view: 'covers', ...more }));
    return [...shown.matchAll(/^C-\d+/gm)].map(([id]) => id);
  };
  expect(order({ sort: 'alarm' })).toEqual(['C-7', 'C-9', 'C-10']);
  expect(order({ sort: 'heard' })).toEqual(['C-10', 'C-7', 'C-9']);
  expect(order({ sort: 'silent' })).toEqual(['C-9', 'C-7', 'C-10']);
  expect(order({ sort: 'cover' })).toEqual(['C-7', 'C-9', 'C-10']);
  expect(order({ sort: 'battery' })[0]).toBe('C-7');
  expect(order({ filter: 'MILL' })).toEqual(['C-10']);
  expect(order({ filter: '人民' })).toEqual(['C-7']);
  expect(order({ filter: 'unknown' })).toEqual(['C-9']);
});

it('keeps ages by the clock of the gateway, whatever that of the terminal is', () => {
  const shown = model({ covers }, SIZE, { view: 'covers', now: NOW - 86_400_000, skew: 86_400_000 });
  expect(screen(shown)).toMatch(/^C-10 +Mill Lane +normal +10 s /m);
});
