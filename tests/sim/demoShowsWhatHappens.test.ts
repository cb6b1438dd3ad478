import { expect, test } from 'vitest';
import { has } from '../support/programs.ts';
import { leavesNothing, placesIn, startDemo } from './support/demo.ts';

test('two demos at once keep out of each other’s way, show what happens and what comes of it, and leave nothing behind', async () => {
  const demos = [0, 1].map(() => startDemo(['--scenario', 'first-light']));
  // C-0007 speaks over UDP, C-0023 over the serial line where there is one
  const wanted = [
    /C-0007 {2}lifted off its frame, to 88 deg in 3 s \(truth\)/,
    /C-0007 {2}EVENT cover\.opened raised, critical, 8\d(\.\d)? deg/,
    /C-0007 {2}its node hears that the alert is safe at the gateway/,
    /C-0023 {2}EVENT cover\.tilted raised, major, 2\d(\.\d)? deg/,
    /C-0023 {2}its node hears that the alert is safe at the gateway/,
    /-- 0:1[4-6] {2}\| {2}frames \d+ over UDP/,
  ];
  for (const { shows, text } of demos) {
    for (const line of wanted) await shows(line);
    // standard output is no terminal here: no colour, no cursor games
    expect(text()).not.toContain('\u001b');
  }
  const places = demos.map(({ text }) => placesIn(text()));
  expect(new Set(places.flatMap(({ mqtt, api }) => [mqtt, api])).size).toBe(4);
  const { api } = places[0] ?? { api: 0 };
  const { events } = (await (await fetch(`http://127.0.0.1:${api}/api/events`)).json()) as { events: unknown[] };
  expect(events.length).toBeGreaterThanOrEqual(2);
  if (has('socat')) expect(demos[0]?.text()).toMatch(/the last 4 covers over a RYLR998 at \S+ttyLoRa/);

  // the one as by Ctrl-C, the other as a service manager would
  demos[0]?.child.kill('SIGINT');
  demos[1]?.child.kill('SIGTERM');
  expect(await Promise.all(demos.map(({ ended }) => ended))).toEqual([0, 0]);
  for (const { text } of demos) await leavesNothing(text());
}, 300_000);
