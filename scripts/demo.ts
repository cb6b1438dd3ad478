/** `npm start`: a gateway and a street of simulated covers on this machine, and what each of them says. */
import { parseArgs } from 'node:util';
import { playDemo } from './demo/play.ts';

const HELP = `npm start -- [options]
  --seconds N      end by itself after so long
  --keep           keep the folder with the configuration, the database and the log
  --scenario NAME  play another scenario than first-light
`;

function fail(message: string): never {
  process.stderr.write(`${message}\n${HELP}`);
  process.exit(2);
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        seconds: { type: 'string' },
        keep: { type: 'boolean', default: false },
        scenario: { type: 'string', default: 'first-light' },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

const { seconds: text, keep, scenario, help } = readOptions();
const seconds = text === undefined ? undefined : Number(text);
if (seconds !== undefined && !(seconds > 0 && seconds <= 1_000_000)) fail(`--seconds ${text}: a number of seconds`);
if (help) process.stdout.write(HELP);
else process.exitCode = await playDemo({ seconds, keep, scenario });
