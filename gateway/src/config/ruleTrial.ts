import { resolve } from 'node:path';
import type { RuleLayers } from '../detect/ruleSettings.ts';
import { readTextFile, shown } from '../parts/textFile.ts';
import { type Checked, check } from './check.ts';
import { type GroupOf, ruleClashes } from './consistency.ts';
import { type Path, readYaml, type YamlFile } from './document.ts';
import { type Override, overridden } from './overrides.ts';
import { formatPath, type Problem } from './problems.ts';
import { ruleLayers } from './ruleSchema.ts';
import { rulesOver } from './rulesOver.ts';

/** Where a single value is put: into the layer of a cover, of a group, or of all covers. */
export type TrialScope = { readonly cover: string } | { readonly group: string } | 'all';

/** Where in the rules the layer of a scope stands. */
export function layerOf(scope: TrialScope): readonly string[] {
  if (scope === 'all') return ['defaults'];
  return 'cover' in scope ? ['covers', scope.cover] : ['groups', scope.group];
}

/** `water.high.raise=250mm`: the setting is behind the last dot, since rule names have some. */
const PATTERN = /^(?<rule>[^=]+)\.(?<setting>[^.=]+)=(?<value>.*)$/;

/** Words that YAML would not read as text. */
const WORDS: Readonly<Record<string, unknown>> = { true: true, false: false };

/** Values as they are typed: `--set water.high.raise=250mm`. A problem with one of them names it, and no line. */
export function parseSet(texts: readonly string[], scope: TrialScope): Checked<readonly Override[]> {
  const problems: Problem[] = [];
  const overrides = texts.flatMap((text): Override[] => {
    const { rule, setting, value = '' } = PATTERN.exec(text.trim())?.groups ?? {};
    const option = `--set ${text}`;
    if (rule === undefined || setting === undefined) {
      const message = 'it is no setting with a value';
      const place = { severity: 'error', file: option, line: 0, column: 0, path: '', message } as const;
      problems.push({ ...place, hint: 'write RULE.SETTING=VALUE, such as water.high.raise=250mm' });
      return [];
    }
    const word = value.trim();
    const path = [...layerOf(scope), rule.trim(), setting.trim()];
    return [{ option, path, value: Object.hasOwn(WORDS, word) ? WORDS[word] : word }];
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: overrides };
}

/** The part of a file that begins at `rules`, with the places that it has in the whole. */
function rulesOf(source: YamlFile): YamlFile {
  const at = (path: Path): Path => ['rules', ...path];
  return {
    ...source,
    value: source.valueAt(['rules']),
    valueAt: (path) => source.valueAt(at(path)),
    placeOfValue: (path) => source.placeOfValue(at(path)),
    placeOfKey: (path) => source.placeOfKey(at(path)),
  };
}

/** Rules as a file has them: a whole gateway.yaml, of which nothing else is looked at, or what stands under its `rules`. */
function readRules(file: string): Checked<YamlFile> {
  const found = readTextFile(file);
  const name = shown(resolve(file));
  if (!found.ok) {
    const place = { severity: 'error', file: name, line: 0, column: 0, path: '', message: found.message } as const;
    return {
      ok: false,
      problems: [{ ...place, hint: 'a gateway.yaml, or what stands under its rules: (defaults, groups, covers)' }],
    };
  }
  const source = readYaml(name, found.text);
  return { ok: true, value: source.valueAt(['rules']) === undefined ? source : rulesOf(source) };
}

export interface Trial {
  /** in the place of the rules in force */
  readonly file?: string | undefined;
  /** over them, or over those of the file */
  readonly set: readonly Override[];
  readonly inForce: RuleLayers;
  /** the groups of covers, which decide what a value of theirs stands on */
  readonly groupOf: GroupOf;
}

/** The rules that are to be tried, or every problem with its place. */
export function loadTrial({ file, set, inForce, groupOf }: Trial): Checked<RuleLayers> {
  const read = file === undefined ? undefined : readRules(file);
  if (read && !read.ok) return read;
  const source = overridden(read?.value ?? readYaml('(options)', '{}'), set);
  const checked = check(source, ruleLayers);
  if (!checked.ok) return checked;
  const layers = file === undefined ? rulesOver(inForce, checked.value) : checked.value;
  const problems = trialProblems(source, layers, groupOf);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: layers };
}

/** What shows only when values are seen together, and must not be. */
function trialProblems(source: YamlFile, layers: RuleLayers, groupOf: GroupOf): readonly Problem[] {
  const clashes = ruleClashes(layers, groupOf).filter(({ severity }) => severity === 'error');
  return clashes.map(({ severity, path, message, hint }) => {
    const inside = path.slice(1);
    return { severity, file: source.file, ...source.placeOfValue(inside), path: formatPath(inside), message, hint };
  });
}
