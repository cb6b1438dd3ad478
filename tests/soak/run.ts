import { parseArgs } from 'node:util';
import { runDay } from './day.ts';
import { flatness } from './flatness.ts';
import { runLoad } from './load.ts';

const HELP = `npm run soak [-- --hours 24 --covers 1000 --minutes 10 --pace 2000]

A simulated day of a city in virtual time, then a load in real time, on a gateway with its database on disk.
It fails where a frame was dropped, an error was logged, or memory grew: the last third against the middle one.`;

/** Memory is flat where its last third is within this of the middle one. */
const FLAT = 1.05;

const { values } = parseArgs({
  options: {
    hours: { type: 'string', default: '24' },
    covers: { type: 'string', default: '1000' },
    minutes: { type: 'string', default: '10' },
    pace: { type: 'string', default: '2000' },
    help: { type: 'boolean', short: 'h' },
  },
});

function whole(name: 'hours' | 'covers' | 'minutes' | 'pace'): number {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value > 0) return value;
  console.error(`--${name} ${values[name]} is no whole number above 0\n\n${HELP}`);
  process.exit(2);
}

let faults = 0;

function hold(what: string, isTrue: boolean): void {
  console.log(`  ${isTrue ? 'ok  ' : 'FAIL'}  ${what}`);
  if (!isTrue) faults += 1;
}

const MB = 1024 ** 2;

function holdFlat(what: string, series: readonly number[]): void {
  const { middle, last, ratio } = flatness(series);
  hold(
    `${what}: ${(last / MB).toFixed(1)} MB in the last third, ${ratio.toFixed(3)} of the middle one (${(middle / MB).toFixed(1)} MB)`,
    ratio <= FLAT,
  );
}

function progress(label: string): (done: number) => void {
  let told = -1;
  return (done) => {
    const percent = Math.floor(done * 100);
    if (percent === told || !process.stderr.isTTY) return;
    told = percent;
    process.stderr.write(`\r${label} ${percent} %${percent === 100 ? '\n' : ''}`);
  };
}

if (values.help) {
  console.log(HELP);
} else {
  const [covers, hours, minutes, pace] = [whole('covers'), whole('hours'), whole('minutes'), whole('pace')];
  console.log(`${hours} h of ${covers} covers in virtual time`);
  const day = await runDay({ covers, hours, every: 10, progress: progress('day') });
  hold(
    `${day.accepted} of ${day.frames} frames taken, ${day.acknowledged} acknowledgements for ${day.alerts} alerts`,
    day.accepted === day.frames && day.acknowledged >= day.alerts,
  );
  hold(`${day.events} events, ${day.strange} that should not be`, day.strange === 0 && day.events > 0);
  hold(`${day.errors.length} errors in the log`, day.errors.length === 0);
  if (day.heap.length >= 6) holdFlat('heap after a collection', day.heap);

  console.log(`${minutes} min at ${pace} frames/s`);
  const load = await runLoad({ covers: 2 * covers, pace, seconds: minutes * 60, progress: progress('load') });
  hold(`${load.accepted} of ${load.frames} frames taken, ${load.dropped} dropped`, load.dropped === 0);
  hold(`${load.acknowledged} acknowledgements for ${load.alerts} alerts`, load.acknowledged > 0);
  hold(
    `${load.errors.length} errors in the log, the gateway ${load.isRunning ? 'runs' : 'has ended'}`,
    load.errors.length === 0 && load.isRunning,
  );
  holdFlat('resident memory', load.resident);
  for (const line of [...day.errors, ...load.errors].slice(0, 10)) console.log(`  ${line}`);
  process.exitCode = faults === 0 ? 0 : 1;
}
