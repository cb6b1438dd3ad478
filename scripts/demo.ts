/** `npm start`: a gateway and a district of simulated covers on this machine, and what each of them says. */
import { parseArgs } from 'node:util';
import { DISTRICT } from './demo/district.ts';
import { SPEEDS } from './demo/speeds.ts';

const HELP = `npm start -- [options]
  --seconds N      end by itself after so long
  --keep           keep the folder with the configuration, the database and the log
  --scenario NAME  play another scenario than ${DISTRICT}: first-light is a small street
  --speed N        ${SPEEDS.join(', ')}: seconds that pass in one (${DISTRICT}: 60, others: 1); + and - change it
  --no-crew        nobody works on incidents: play the crew yourself
  --open           open the console in the browser
`;

function fail(message: string): never {
  process.stderr.write(`${message}\n${HELP}`);
  process.exit(2);
}

function readOptions() {
  try {
    const { values } = parseArgs({
      allowNegative: true,
      options: {
        seconds: { type: 'string' },
        keep: { type: 'boolean', default: false },
        scenario: { type: 'string', default: DISTRICT },
        speed: { type: 'string' },
        crew: { type: 'boolean', default: true },
        open: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

const { seconds: text, speed: speedText, keep, scenario, crew, open, help } = readOptions();
const seconds = text === undefined ? undefined : Number(text);
if (seconds !== undefined && !(seconds > 0 && seconds <= 1_000_000)) fail(`--seconds ${text}: a number of seconds`);
const usual = scenario === DISTRICT ? 60 : 1;
const speed = SPEEDS.find((one) => one === Number(speedText ?? usual));
if (speed === undefined) fail(`--speed ${speedText}: one of ${SPEEDS.join(', ')}`);
if (help) process.stdout.write(HELP);
else {
  // loaded by whoever plays: a wrong option is answered at once
  const { playDemo } = await import('./demo/play.ts');
  process.exitCode = await playDemo({ seconds, keep, scenario, speed, crew, open });
}
