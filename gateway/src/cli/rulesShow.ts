import { type Command, Option } from 'commander';
import { coverId, groupName } from '../config/identity.ts';
import { type Explained, explain, RULE_SCALES } from '../detect/ruleSettings.ts';
import { RULE_NAMES, type RuleName } from '../detect/types.ts';
import { argument } from './argument.ts';
import { coverOrThrow, groupOrThrow } from './notFound.ts';
import { rulesInForce } from './rulesInForce.ts';
import { formatRuleSetting, RULE_COLUMNS } from './ruleWords.ts';
import { formatTable } from './table.ts';
import { printJson, type Terminal } from './terminal.ts';
import { addStoreOptions, type StoreOptions, withStore } from './withStore.ts';

interface Options extends StoreOptions {
  readonly cover?: string;
  readonly group?: string;
  readonly rule?: RuleName;
}

const HELP = `
  lidwatch rules show                   of a cover of which nothing is set for its own, or for its group
  lidwatch rules show --group harbour
  lidwatch rules show --cover C-0007 --rule water.high

"from" names the layer that decides: built in, defaults, group NAME or cover NAME.`;

function explained(options: Options): readonly Explained[] {
  const { cover, group, rule } = options;
  const place = { cover: cover ?? '', group };
  if (cover !== undefined) place.group = withStore(options, false, (store) => coverOrThrow(store, cover)).group;
  else if (group !== undefined) withStore(options, false, (store) => groupOrThrow(store, group));
  return explain(rulesInForce(options).layers, place.cover, place.group).filter(
    (row) => rule === undefined || row.rule === rule,
  );
}

function show(terminal: Terminal, options: Options): void {
  const rows = explained(options);
  if (!options.json) {
    terminal.out(formatTable(RULE_COLUMNS, rows));
    return;
  }
  const rules = rows.map((row) => ({ ...row, text: formatRuleSetting(row), unit: unitOf(row) }));
  printJson(terminal, { cover: options.cover ?? null, group: options.group ?? null, rules });
}

function unitOf({ rule, setting }: Explained): string | null {
  return setting === 'raise' || setting === 'clear' ? RULE_SCALES[rule].unit : null;
}

export function addRulesShow(rules: Command, terminal: Terminal): void {
  const command = rules
    .command('show')
    .summary('every value in force, and where it comes from')
    .description('Shows every value of the rules of a cover or a group, with the layer that it comes from.')
    .addOption(
      new Option('--cover <cover>', 'as they are for this cover').argParser(argument(coverId)).conflicts('group'),
    )
    .option('--group <group>', 'as they are for covers of this group', argument(groupName))
    .addOption(new Option('--rule <rule>', 'only of this rule').choices(RULE_NAMES));
  addStoreOptions(command)
    .addHelpText('after', HELP)
    .action((options: Options) => show(terminal, options));
}
