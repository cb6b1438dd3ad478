import type { Command } from 'commander';
import { loadConfig } from '../config/loadConfig.ts';
import { formatProblem } from '../config/problems.ts';
import { type Finding, fail, type Verdict } from '../doctor/finding.ts';
import { gatewayError } from '../errors.ts';
import { problemsError } from './failure.ts';
import { printJson, type Terminal } from './terminal.ts';
import { DEFAULT_CONFIG } from './withStore.ts';
import { formatCount } from './words.ts';

interface Options {
  readonly config: string;
  readonly deep?: boolean;
  readonly json?: boolean;
}

const HELP = `
  lidwatch doctor --config /etc/lidwatch/gateway.yaml
  sudo -u lidwatch lidwatch doctor --config ...        as the user that the gateway runs as: permissions are its own

The gateway may run meanwhile. Nothing is changed.
Exit code 0: nothing fails (there may be warnings); 1: something does; 2: the configuration is wrong.`;

const MARKS: Readonly<Record<Verdict, string>> = { ok: 'ok  ', warn: 'WARN', fail: 'FAIL' };

function format({ check, verdict, found, todo }: Finding, width: number): string {
  const head = `${MARKS[verdict]}  ${check.padEnd(width)}  `;
  return `${head}${found}\n${todo === undefined ? '' : `${' '.repeat(head.length)}-> ${todo}\n`}`;
}

async function doctor(terminal: Terminal, { config: file, deep = false, json = false }: Options): Promise<void> {
  const loaded = loadConfig(file);
  if (!loaded.ok) throw problemsError('config-invalid', loaded.problems);
  const { examine } = await import('../doctor/doctor.ts');
  // what a part lacks is told with the configuration as a warning, since the gateway would start; here the part is what counts
  const lacks = loaded.warnings.flatMap(({ part, message, hint = '' }) =>
    part === undefined ? [] : [fail(part, message, hint)],
  );
  const warnings = loaded.warnings.filter(({ part }) => part === undefined);
  const findings = [...(await examine({ config: loaded.config, now: terminal.now(), deep })), ...lacks];
  const failed = findings.filter(({ verdict }) => verdict === 'fail').length;
  const warned = findings.filter(({ verdict }) => verdict === 'warn').length + warnings.length;
  if (json) printJson(terminal, { ok: failed === 0, findings, warnings });
  else {
    const width = Math.max(...findings.map(({ check }) => check.length));
    for (const finding of findings) terminal.out(format(finding, width));
    for (const warning of warnings) terminal.out(`${MARKS.warn}  ${formatProblem(warning)}\n`);
    const counts = `${formatCount(findings.length, 'look')}, ${formatCount(warned, 'warning')}`;
    terminal.out(`${counts}, ${failed === 0 ? 'nothing fails' : formatCount(failed, 'failure')}\n`);
  }
  if (failed > 0)
    throw gatewayError('not-well', `${formatCount(failed, 'thing')} would keep the gateway from its work`);
}

export function addDoctorCommand(program: Command, terminal: Terminal): void {
  program
    .command('doctor')
    .summary('look at everything that the gateway needs, and say what to do')
    .description('Looks at ports, permissions, clock, disk, database, broker and keys. Changes nothing.')
    .option('--config <file>', 'the configuration', DEFAULT_CONFIG)
    .option('--deep', 'read every page of a large database')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action((options: Options) => doctor(terminal, options));
}
