import { RULE_SCALES, type RuleLayers, type RuleTable, rulesFor, settingsOf } from '../detect/ruleSettings.ts';
import { RULE_NAMES, type RuleName } from '../detect/types.ts';
import type { Path } from './document.ts';
import { didYouMean } from './nearest.ts';
import { formatLevel } from './ruleLevels.ts';

/** A fault that shows only when values are seen together; `path` leads to the value to change. */
export interface Clash {
  readonly severity: 'error' | 'warning';
  readonly path: Path;
  readonly message: string;
  readonly hint?: string;
  /** the part that is down because of it */
  readonly part?: string;
}

/** The clear level must not lie beyond the raise level, whichever layers the two come from. */
function clashOfLevels(at: Path, table: RuleTable, name: RuleName, layers: RuleLayers, cover: string, group?: string) {
  const settings = table[name];
  if (settings?.raise === undefined && settings?.clear === undefined) return undefined;
  const { raise, clear } = rulesFor(layers, cover, group)[name];
  const { unit, danger } = RULE_SCALES[name];
  if (!settingsOf(name).includes('clear') || (danger === 'above' ? clear <= raise : clear >= raise)) return undefined;
  const word = (value: number) => formatLevel(unit, value);
  const ours = settings.clear !== undefined;
  const clash: Clash = {
    severity: 'error',
    path: [...at, name, ours ? 'clear' : 'raise'],
    message: `clear ${word(clear)} lies ${danger} raise ${word(raise)}`,
    hint: ours
      ? `set clear to ${danger === 'above' ? 'at most' : 'at least'} ${word(raise)}`
      : `clear comes from a layer below; set it here too, ${danger === 'above' ? 'at most' : 'at least'} ${word(raise)}`,
  };
  return clash;
}

/** The clashes of one table of rules that stands at `at` in a file, over the layers below it. */
export function tableClashes(
  at: Path,
  table: RuleTable,
  layers: RuleLayers,
  cover = '',
  group?: string,
): readonly Clash[] {
  return RULE_NAMES.flatMap((name) => clashOfLevels(at, table, name, layers, cover, group) ?? []);
}

/** The groups of covers, as far as they are known. */
export type GroupOf = Pick<ReadonlyMap<string, string | undefined>, 'get'>;

/** The lesser trouble of each two is to be told first: what is told of it says nothing more once the graver one is. */
const LESSER_FIRST = [
  ['cover.displaced', 'cover.tilted'],
  ['cover.tilted', 'cover.opened'],
  ['water.high', 'water.overflow'],
] as const;

/** A graver rule that raises before the lesser one: of `table`, where it sets either. */
function outOfOrder(at: Path, table: RuleTable, layers: RuleLayers, cover = '', group?: string): readonly Clash[] {
  const rules = rulesFor(layers, cover, group);
  return LESSER_FIRST.flatMap(([lesser, graver]): readonly Clash[] => {
    const ours = [graver, lesser].find((name) => table[name]?.raise !== undefined);
    const [low, high] = [rules[lesser], rules[graver]];
    if (!ours || low.raise <= high.raise || !low.enabled || !high.enabled) return [];
    const word = (name: RuleName) => formatLevel(RULE_SCALES[name].unit, rules[name].raise);
    return [
      {
        severity: 'warning',
        path: [...at, ours, 'raise'],
        message: `${graver} raises at ${word(graver)}, before ${lesser} at ${word(lesser)}: the lesser is told late, or never`,
        hint: `set raise of ${lesser} to at most ${word(graver)}`,
      },
    ];
  });
}

/** Every clash in the rules, and graver rules that speak before lesser ones. */
export function ruleClashes(layers: RuleLayers, groupOf: GroupOf): readonly Clash[] {
  const { defaults, groups, covers } = layers;
  const clashesOf = (at: Path, table: RuleTable, cover?: string, group?: string) => [
    ...tableClashes(at, table, layers, cover, group),
    ...outOfOrder(at, table, layers, cover, group),
  ];
  return [
    ...clashesOf(['rules', 'defaults'], defaults),
    ...Object.entries(groups).flatMap(([group, table]) => clashesOf(['rules', 'groups', group], table, '', group)),
    ...Object.entries(covers).flatMap(([cover, table]) =>
      clashesOf(['rules', 'covers', cover], table, cover, groupOf.get(cover)),
    ),
  ];
}

interface Known {
  readonly covers: readonly string[];
  readonly groups: readonly string[];
}

/** What is allowed, and probably not meant. `known` is what the key file holds; it cannot know covers added by hand. */
export function ruleDoubts({ groups, covers }: RuleLayers, known: Known): readonly Clash[] {
  const strangers = (kind: keyof Known, tables: RuleLayers[keyof Known]): readonly Clash[] =>
    Object.keys(tables)
      .filter((name) => known.covers.length > 0 && !known[kind].includes(name))
      .map((name) => ({
        severity: 'warning',
        path: ['rules', kind, name],
        message: `${name} does not stand in the key file${didYouMean(name, known[kind])}`,
      }));
  return [...strangers('groups', groups), ...strangers('covers', covers)];
}
