import { setImmediate } from 'node:timers/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { coverId, groupName } from '../config/identity.ts';
import { parseQuantity } from '../config/quantity.ts';
import { loadTrial, parseSet, type TrialScope } from '../config/ruleTrial.ts';
import type { RuleLayers } from '../detect/ruleSettings.ts';
import { dryRunDocument } from '../documents/dryRunDocument.ts';
import { createDryRun, type DryRun, type DryRunOptions } from '../dryrun/dryRun.ts';
import { endingOf } from '../dryrun/ending.ts';
import { gatewayError } from '../errors.ts';
import { createRuleBook } from '../ingest/ruleBook.ts';
import { openStore, type Store } from '../store/store.ts';
import { argument, wholeNumber } from './argument.ts';
import { problemsError } from './failure.ts';
import { type GivenTime, instantOf, parseGivenTime } from './historyTimes.ts';
import { coverOrThrow, groupOrThrow } from './notFound.ts';
import { createProgress } from './progress.ts';
import { rulesInForce } from './rulesInForce.ts';
import { trialText } from './rulesTryReport.ts';
import { storePlaceOf } from './storePlaceOf.ts';
import { printJson, type Terminal } from './terminal.ts';
import { addStoreOptions, type StoreOptions } from './withStore.ts';

interface Options extends StoreOptions {
  readonly cover?: string;
  readonly group?: string;
  readonly all?: boolean;
  readonly rules?: string;
  readonly set: readonly string[];
  readonly from?: GivenTime;
  readonly to: GivenTime;
  readonly days: number;
  readonly warmUp: number;
  readonly limit: number;
}

const HELP = `
  lidwatch rules try --cover C-0007 --set water.high.raise=250mm
  lidwatch rules try --group harbour --set "water.high.hold=5 samples" --set water.high.clear=150mm --days 90
  lidwatch rules try --all --rules new-gateway.yaml --from 2026-11-01 --to 2026-12-01 --json

Stored readings go through detection once more, from nothing, and what comes out stands beside the events that were told
then. --set puts a value where the scope says: --all into defaults, --group and --cover into their own layer; layers above
it still win. --rules takes the place of the rules in force: a gateway.yaml, or what stands under its rules:. With neither,
the rules in force are tried. Nothing is changed and nobody is told of anything.

same: told then, and now just so. changed: told then, and now with another time, peak or severity. gone: told then only.
new: now only. What is not known of the past, and so not repeated: RULES.md, Trying settings.`;

/** One of three. Throws usage-invalid. */
function scopeOf({ cover, group, all = false }: Options): TrialScope {
  const said = [cover !== undefined, group !== undefined, all].filter(Boolean).length;
  const hint = 'say one of --cover COVER, --group GROUP and --all';
  if (said !== 1) throw gatewayError('usage-invalid', said === 0 ? 'which covers?' : 'which of them?', { hint });
  if (cover !== undefined) return { cover };
  return group === undefined ? 'all' : { group };
}

/** Throws not-found. */
function find(store: Store, scope: TrialScope): number {
  if (scope === 'all') return store.groups.size(undefined).covers;
  if ('cover' in scope) return coverOrThrow(store, scope.cover) ? 1 : 0;
  groupOrThrow(store, scope.group);
  return store.groups.size(scope.group).covers;
}

/** Throws config-invalid, with every problem and its place. */
function layersToTry(store: Store, scope: TrialScope, options: Options, inForce: RuleLayers): RuleLayers {
  const set = parseSet(options.set, scope);
  if (!set.ok) throw problemsError('config-invalid', set.problems);
  const groupOf = { get: (cover: string) => store.covers.get(cover)?.group };
  const tried = loadTrial({ file: options.rules, set: set.value, inForce, groupOf });
  if (!tried.ok) throw problemsError('config-invalid', tried.problems);
  return tried.value;
}

function prepare(store: Store, scope: TrialScope, options: Options, now: number) {
  const inForce = rulesInForce(options);
  const layers = layersToTry(store, scope, options, inForce.layers);
  store.registry.refresh();
  const to = Math.min(instantOf(options.to, now, false), now);
  const from = options.from ? instantOf(options.from, now, false) : to - options.days * 86_400_000;
  if (from >= to)
    throw gatewayError('usage-invalid', 'the span ends before it begins', { hint: 'look at --from and --to' });
  const onUntil = store.lastReceivedAt();
  const asked: DryRunOptions = {
    store,
    rules: createRuleBook(layers),
    heartbeatMs: ({ node }) =>
      (node === undefined ? undefined : store.registry.node(node)?.heartbeatMs) ?? inForce.heartbeatMs,
    ending: (_record, told) => endingOf({ to, onUntil }, told),
    ...{ from, to, warmUpMs: options.warmUp, most: options.limit },
    scope: scope === 'all' ? {} : scope,
  };
  return asked;
}

/** Whoever waits sees how far it is. */
async function run(terminal: Terminal, dryRun: DryRun, covers: number): Promise<void> {
  const progress = createProgress(terminal, 'covers', covers);
  try {
    while (dryRun.step()) {
      const { covers: done, share } = dryRun.figures();
      progress.update(done + share);
      await setImmediate();
    }
  } finally {
    progress.end();
  }
}

async function tryRules(terminal: Terminal, options: Options): Promise<void> {
  const scope = scopeOf(options);
  const store = openStore({ ...storePlaceOf(options), access: 'tool' });
  try {
    const covers = find(store, scope);
    const asked = prepare(store, scope, options, terminal.now());
    const dryRun = createDryRun(asked);
    await run(terminal, dryRun, covers);
    if (options.json) printJson(terminal, dryRunDocument(dryRun, asked));
    else terminal.out(trialText(dryRun, asked));
  } finally {
    store.close();
  }
}

function span(text: string): number {
  const found = parseQuantity(text, ['time']);
  if (found.ok && found.value >= 0) return found.value;
  throw new InvalidArgumentError(found.ok ? 'it is negative.' : `${found.message}.`);
}

const WARM_UP_DAYS = 60;
const MOST_LISTED = 100_000;

export function addRulesTry(rules: Command, terminal: Terminal): void {
  const command = rules
    .command('try')
    .summary('what other settings would have raised')
    .description('Judges stored history anew with other settings: which events would have been raised, and which not.')
    .option('--cover <cover>', 'of one cover', argument(coverId))
    .option('--group <group>', 'of the covers of a group', argument(groupName))
    .option('--all', 'of all covers')
    .addOption(
      new Option('--set <rule.setting=value>', 'a value to try; may be said several times')
        .argParser((text: string, before: readonly string[]) => [...before, text])
        .default([], 'none'),
    )
    .option('--rules <file>', 'rules to try in the place of those in force')
    .option('--days <count>', 'so many days until --to', wholeNumber(1, 3_650), 30)
    .addOption(new Option('--from <time>', 'in the place of --days').argParser(parseGivenTime))
    .addOption(
      new Option('--to <time>', 'so long ago, or an instant').argParser(parseGivenTime).default({ ago: 0 }, 'now'),
    )
    .addOption(
      new Option('--warm-up <time>', 'so far before that history is folded, and not counted')
        .argParser(span)
        .default(WARM_UP_DAYS * 86_400_000, `${WARM_UP_DAYS}d`),
    )
    .option('--limit <count>', 'of events that differ, at most so many', wholeNumber(0, MOST_LISTED), 100);
  addStoreOptions(command)
    .addHelpText('after', HELP)
    .action((options: Options) => tryRules(terminal, options));
}
