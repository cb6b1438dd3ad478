import type { Command } from 'commander';
import { systemClock } from '../parts/clock.ts';
import { printJson, type Terminal } from './terminal.ts';
import { type ApiOptions, addApiOptions, apiClientOf, withApi } from './withApi.ts';

interface Options extends ApiOptions {
  readonly once?: boolean;
}

const HELP = `
  lidwatch top --config /etc/lidwatch/gateway.yaml     a gateway on this machine
  lidwatch top --url https://gateway.example:8080 --token-file viewer.token --ca city.pem
  lidwatch top --once                                  print how it stands, once; so does a pipe
  lidwatch top --json

A token of the scope viewer is enough. Keys: q quits, 1 to 4 or Tab change the view, / filters, s sorts, p pauses, ? tells all.
When the gateway goes away, what it said last stays, with its age; it is asked again until it is back. NO_COLOR leaves out
colours.`;

/** Where nobody says how wide: wide enough for every column, narrow enough to be read. */
const WIDE = 160;

async function once(terminal: Terminal, options: Options): Promise<void> {
  const { askOnce, snapshotDocument, snapshotText } = await import('./top/snapshot.ts');
  const clock = { ...systemClock, now: terminal.now };
  const model = await withApi(terminal, options, (api) => askOnce(api, clock, terminal.width ?? WIDE));
  if (options.json) printJson(terminal, snapshotDocument(model));
  else terminal.out(snapshotText(model));
}

async function top(terminal: Terminal, options: Options): Promise<void> {
  const { console } = terminal;
  if (options.once || options.json || !console) return once(terminal, options);
  const { watch } = await import('./top/session.ts');
  const api = apiClientOf(terminal, options);
  try {
    const signal = await watch({ api, console, clock: systemClock, random: Math.random });
    // the terminal is as it was: ends as whoever sent the signal expects
    if (signal) process.kill(process.pid, signal);
  } finally {
    api.close();
  }
}

export function addTopCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('top')
    .summary('watch a running gateway: alarms, covers, links, events')
    .description('Shows covers, links, sinks and events of a running gateway, as they change.')
    .option('--once', 'print it once, and end');
  addApiOptions(command)
    .addHelpText('after', HELP)
    .action((options: Options) => top(terminal, options));
}
