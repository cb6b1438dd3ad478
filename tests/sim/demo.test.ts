import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { has } from '../support/programs.ts';
import { until } from '../support/until.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const started: ChildProcess[] = [];

// a test that failed leaves its demo running: end it, and it cleans up after itself
afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
});

/** `npm start` without the installation. */
function startDemo(...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/demo.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => {
      text += bytes.toString();
    });
  }
  /** Waits for a line, and says what there was where it does not come. */
  const shows = (line: RegExp) =>
    until(String(line), 60_000, () => line.test(text)).catch((error: Error) => {
      throw new Error(`${error.message}; it printed:\n${text}`);
    });
  return { child, shows, text: () => text, ended: once(child, 'exit').then(([code]) => code as number | null) };
}

/** Where a demo said that its parts are to be found. */
function placesIn(text: string) {
  return {
    mqtt: Number(/mosquitto_sub -p (\d+)/.exec(text)?.[1]),
    api: Number(/curl http:\/\/127\.0\.0\.1:(\d+)\/api\/events/.exec(text)?.[1]),
    folder: /data {5}(\S+)/.exec(text)?.[1] ?? '',
  };
}

/** Processes that have the folder in their arguments. */
function processesOf(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return '';
      }
    })
    .filter((line) => line.includes(folder));
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

async function leavesNothing(text: string): Promise<void> {
  const { mqtt, api, folder } = placesIn(text);
  expect(existsSync(folder)).toBe(false);
  expect(processesOf(folder)).toEqual([]);
  expect(await answers(mqtt)).toBe(false);
  expect(await answers(api)).toBe(false);
}

test('two demos at once keep out of each other’s way, show what happens and what comes of it, and leave nothing behind', async () => {
  const demos = [startDemo(), startDemo()];
  // C-0007 speaks over UDP, C-0023 over the serial line where there is one
  const wanted = [
    /C-0007 {2}lifted off its frame, to 88 deg in 3 s \(truth\)/,
    /C-0007 {2}EVENT cover\.opened raised, critical, 8\d(\.\d)? deg/,
    /C-0007 {2}its node hears that the alert is safe at the gateway/,
    /C-0023 {2}EVENT cover\.tilted raised, major, 2\d(\.\d)? deg/,
    /C-0023 {2}its node hears that the alert is safe at the gateway/,
    /-- 0:15 {2}\| {2}frames \d+ over UDP/,
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
}, 150_000);

test('a demo that is killed outright leaves nothing behind either', async () => {
  const demo = startDemo();
  await demo.shows(/\(truth\)/);
  demo.child.kill('SIGKILL');
  await demo.ended;
  const { folder } = placesIn(demo.text());
  await until(
    'its children and its folder are gone',
    20_000,
    () => !existsSync(folder) && processesOf(folder).length === 0,
  );
  await leavesNothing(demo.text());
}, 100_000);

test.each([
  [['--seconds', 'soon'], /--seconds soon: a number of seconds/],
  [['--fast'], /Unknown option '--fast'/],
])('%j is refused with 2 and the list of options', async (args, why) => {
  const demo = startDemo(...args);
  expect(await demo.ended).toBe(2);
  expect(demo.text()).toMatch(why);
  expect(demo.text()).toContain('--keep');
});
