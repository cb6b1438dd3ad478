import type { Path, YamlFile } from './document.ts';

/** A value given on the command line; it takes the place of what the map says at `path`. */
export interface Override {
  readonly option: string;
  readonly path: Path;
  readonly value: unknown;
}

type Plain = Record<PropertyKey, unknown>;

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A copy of `value` with `path` set; maps that are absent on the way are made. */
function withValue(value: unknown, path: Path, leaf: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return leaf;
  // something else than a map stands in the way: leave it, the schema will name it
  if (!isPlain(value) && value !== undefined && value !== null) return value;
  const plain = isPlain(value) ? value : {};
  return { ...plain, [key]: withValue(plain[key], rest, leaf) };
}

/** The same file with some values replaced; a problem with one of those names the option, not a line. */
export function overridden(source: YamlFile, overrides: readonly Override[]): YamlFile {
  if (overrides.length === 0 || source.problems.length > 0) return source;
  const value = overrides.reduce((whole, { path, value: leaf }) => withValue(whole, path, leaf), source.value);
  const leadsTo = (above: Path, below: Path): boolean =>
    above.length <= below.length && above.every((key, i) => key === below[i]);
  /** that which set it, or, where the file has nothing there, one that set something below it */
  const optionFor = (path: Path) => {
    const set = overrides.find((ours) => leadsTo(ours.path, path));
    if (set || source.valueAt(path) !== undefined) return set?.option;
    return overrides.find((ours) => leadsTo(path, ours.path))?.option;
  };
  const place = (lookUp: YamlFile['placeOfValue']) => (path: Path) => {
    const option = optionFor(path);
    return option === undefined ? lookUp(path) : { file: option, line: 0, column: 0 };
  };
  const valueAt = (path: Path) =>
    path.reduce<unknown>((part, key) => (isPlain(part) && Object.hasOwn(part, key) ? part[key] : undefined), value);
  return {
    ...source,
    value,
    valueAt,
    placeOfValue: place(source.placeOfValue),
    placeOfKey: place(source.placeOfKey),
  };
}
