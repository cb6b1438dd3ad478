import type { Command } from 'commander';
import { configDiff } from '../config/configDiff.ts';
import { gatewayJsonSchema } from '../config/jsonSchema.ts';
import { type LoadedConfig, loadConfig } from '../config/loadConfig.ts';
import { formatProblem } from '../config/problems.ts';
import { problemsError } from './failure.ts';
import { printJson, type Terminal } from './terminal.ts';
import { formatCount } from './words.ts';

const HELP = `
  lidwatch config check                 gateway.yaml in this folder
  lidwatch config check /etc/lidwatch/gateway.yaml --json

Every error is told with file, line and column, with what would fit there, and with the nearest known word.
A password, token or certificate that cannot be read is a warning: one part would be down without it, and say so.
Exit code 0: the gateway would start with it (there may be warnings); 2: it would not.`;

function load(file: string): LoadedConfig {
  const loaded = loadConfig(file);
  if (!loaded.ok) throw problemsError('config-invalid', loaded.problems);
  return loaded;
}

const DIFF_HELP = `
  lidwatch config diff /etc/lidwatch/gateway.yaml new.yaml
  lidwatch config diff gateway.yaml new.yaml --json

Tells what a gateway that runs with the first would change if it were told to read the second (systemctl reload). Values
are not shown: some of them are secrets.`;

function diff(terminal: Terminal, [before, after]: readonly [string, string], json: boolean): void {
  const changes = configDiff(load(before).config, load(after).config);
  if (json) {
    printJson(terminal, { before, after, changes });
    return;
  }
  for (const { what, change, needsRestart } of changes)
    terminal.out(`${what} ${change}${needsRestart ? ': counts from the next start on' : ''}\n`);
  if (changes.length === 0) terminal.out('nothing differs\n');
}

function check(terminal: Terminal, file: string, json: boolean): void {
  const loaded = loadConfig(file);
  if (json) printJson(terminal, { file, ok: loaded.ok, problems: loaded.ok ? loaded.warnings : loaded.problems });
  if (!loaded.ok) throw problemsError('config-invalid', loaded.problems);
  if (json) return;
  const { config, warnings } = loaded;
  for (const warning of warnings) terminal.out(`${formatProblem(warning)}\n`);
  const links = formatCount(config.links.length, 'link');
  const covers = `${formatCount(config.covers.length, 'cover')} in the key file`;
  const doubts = warnings.length === 0 ? 'no warnings' : formatCount(warnings.length, 'warning');
  terminal.out(`${file}: gateway ${config.name}, ${links}, ${covers}: no errors, ${doubts}\n`);
}

const SCHEMA_HELP = `
  lidwatch config schema > gateway.schema.json

Name it in the first line of gateway.yaml, and editors with the YAML language server complete and underline as you write:
  # yaml-language-server: $schema=./gateway.schema.json`;

export function addConfigCommand(program: Command, terminal: Terminal): void {
  const config = program
    .command('config')
    .summary('gateway.yaml: check it, compare two (diff), or print its JSON Schema (schema)')
    .description('About the configuration file.');
  config
    .command('check')
    .summary('tell everything that is wrong with a configuration')
    .description('Checks a gateway.yaml and the files that it names.')
    .argument('[file]', 'the configuration', 'gateway.yaml')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action((file: string, { json }: { readonly json?: boolean }) => check(terminal, file, json === true));
  config
    .command('diff')
    .summary('tell what a running gateway would change for another configuration')
    .description('Compares two configurations, both of which must be right.')
    .argument('<before>', 'the one in force')
    .argument('<after>', 'the one to come')
    .option('--json', 'print JSON')
    .addHelpText('after', DIFF_HELP)
    .action((before: string, after: string, { json }: { readonly json?: boolean }) =>
      diff(terminal, [before, after], json === true),
    );
  config
    .command('schema')
    .summary('print the JSON Schema of gateway.yaml, for editors')
    .description('Prints gateway.yaml as a JSON Schema, made from what the file is held to.')
    .addHelpText('after', SCHEMA_HELP)
    .action(() => terminal.out(`${JSON.stringify(gatewayJsonSchema(), null, 2)}\n`));
}
