import { resolve } from 'node:path';
import { check } from '../config/check.ts';
import { type Clash, tableClashes } from '../config/consistency.ts';
import { readYaml, type YamlFile } from '../config/document.ts';
import { overridden } from '../config/overrides.ts';
import { formatPath, type Problem } from '../config/problems.ts';
import type { BareNumbers } from '../config/ruleSchema.ts';
import { RULE_NAMES } from '../detect/types.ts';
import { readTextFile, shown } from '../parts/textFile.ts';
import { mapSchema, type ReplayMap } from './mapSchema.ts';
import { overridesOf, type QuickOptions } from './quick.ts';
import type { LoadedMap } from './replay.ts';
import { LEVEL_SIGNALS, type LevelSignalName, RULE_SIGNALS } from './signals.ts';
import { originOf } from './time.ts';

export type MapResult =
  | ({ readonly ok: true } & LoadedMap)
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** In a map, a level without a unit is in the unit of its column. */
function bareNumbers(source: YamlFile): BareNumbers {
  const sizeOf = (name: LevelSignalName): number => {
    const units: Readonly<Record<string, number>> = LEVEL_SIGNALS[name].units;
    const unit = source.valueAt(['signals', name, 'unit']);
    return typeof unit === 'string' && Object.hasOwn(units, unit) ? (units[unit] ?? 1) : 1;
  };
  return { levels: { deg: sizeOf('tilt'), mm: sizeOf('water'), mV: sizeOf('battery') }, holds: true };
}

/** A rule that no mapped signal can ever drive was not meant so. */
function idleRules(map: ReplayMap): readonly Clash[] {
  return RULE_NAMES.filter((rule) => map.rules[rule] !== undefined && map.rules[rule]?.enabled !== false).flatMap(
    (rule) => {
      const needs = RULE_SIGNALS[rule];
      const path = ['rules', rule];
      if (rule === 'node.offline') {
        const message = 'silence is measured in heartbeats; set heartbeat, such as heartbeat: 12h';
        return map.heartbeat === undefined ? [{ severity: 'error' as const, path, message }] : [];
      }
      if (needs.some((signal) => map.signals[signal] !== undefined)) return [];
      return [{ severity: 'error' as const, path, message: `no column is mapped to ${needs.join(' or ')}` }];
    },
  );
}

function clashesOf(map: ReplayMap): readonly Clash[] {
  const nothing: Clash = {
    severity: 'error',
    path: ['signals'],
    message: 'no column is mapped to a signal, so there is nothing to detect',
    hint: 'for example  signals: { water: { column: depth_mm, unit: mm } }',
  };
  const origin: Clash = {
    severity: 'error',
    path: ['time', 'origin'],
    message: `${JSON.stringify(map.time.origin)} is not a time such as 2023-10-30T12:00:39`,
  };
  return [
    ...(Object.values(map.signals).every((signal) => signal === undefined) ? [nothing] : idleRules(map)),
    ...(originOf(map.time) === undefined ? [origin] : []),
    ...tableClashes(['rules'], map.rules, { defaults: map.rules, groups: {}, covers: {} }),
  ];
}

function checkMap(source: YamlFile): MapResult {
  const checked = check(source, mapSchema(bareNumbers(source)));
  if (!checked.ok) return checked;
  const map = checked.value;
  const problems = clashesOf(map).map(({ severity, path, message, hint }): Problem => {
    return { severity, file: source.file, ...source.placeOfValue(path), path: formatPath(path), message, hint };
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, map, source };
}

/** Reads a map, with the options of the command line on top of it; without a file, the options are all there is. */
export function loadMap(file: string | undefined, options: QuickOptions = {}): MapResult {
  const name = file === undefined ? '(options)' : shown(resolve(file));
  const found = file === undefined ? ({ ok: true, text: '{}' } as const) : readTextFile(file);
  if (found.ok) {
    const source = readYaml(name, found.text);
    return checkMap(overridden(source, overridesOf(options, source)));
  }
  const hint = 'see --help for a map to start from';
  const { message } = found;
  return { ok: false, problems: [{ severity: 'error', file: name, line: 0, column: 0, path: '', message, hint }] };
}
