import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
} from 'yaml';
import type { Problem } from './problems.ts';

/** A place in a file, 1-based. */
interface Place {
  /** where the value was written, if not in the file at hand: the name of an option */
  readonly file?: string;
  readonly line: number;
  readonly column: number;
}

export type Path = readonly PropertyKey[];

/** A YAML file as plain data that still knows where each part stands. */
export interface YamlFile {
  readonly file: string;
  /** undefined where the text is no YAML; then `problems` says why */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** the plain value at `path`; undefined where there is none */
  valueAt(path: Path): unknown;
  /** where the value at `path` starts; the nearest place above it that exists, where it is absent */
  placeOfValue(path: Path): Place;
  /** where the last key of `path` starts */
  placeOfKey(path: Path): Place;
}

const TOP: Place = { line: 1, column: 1 };

/** What to do about the mistakes that are made most, by the code of the `yaml` package. */
const HINTS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'each key may stand once in a map: merge the two, or delete one',
  TAB_AS_INDENT: 'YAML is indented with spaces; replace the tab',
  BAD_INDENT: 'keys of one map start in the same column',
  MULTILINE_IMPLICIT_KEY: 'is a colon, or the space after it, missing?',
  MISSING_CHAR: 'is a quote, a comma or a closing bracket missing?',
  BAD_ALIAS: 'a text that starts with * must be quoted',
  MULTIPLE_DOCS: 'a line of three dashes starts a second document; keep one',
};

function pairAt(node: unknown, key: PropertyKey): Pair<Node, Node | null> | undefined {
  if (!isMap<Node, Node | null>(node)) return undefined;
  return node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key));
}

function childAt(document: Document, node: unknown, key: PropertyKey): unknown {
  const whole = isAlias(node) ? node.resolve(document) : node;
  if (isSeq(whole)) return whole.items[Number(key)];
  return pairAt(whole, key)?.value;
}

/** Parses YAML 1.2. Never throws: what is wrong with the text is in `problems`. */
export function readYaml(file: string, text: string): YamlFile {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, logLevel: 'error' });

  function placeAt(offset: number | undefined): Place {
    if (offset === undefined) return TOP;
    const { line, col } = counter.linePos(offset);
    return { line, column: col };
  }

  function placeOfValue(path: Path): Place {
    let node: unknown = document.contents;
    let start = document.contents?.range?.[0];
    for (const key of path) {
      node = childAt(document, node, key);
      start = (node as Node | null | undefined)?.range?.[0] ?? start;
    }
    return placeAt(start);
  }

  function placeOfKey(path: Path): Place {
    const last = path.at(-1);
    const above = path.slice(0, -1).reduce((node: unknown, key) => childAt(document, node, key), document.contents);
    const whole = isAlias(above) ? above.resolve(document) : above;
    const pair = last === undefined ? undefined : pairAt(whole, last);
    return pair?.key.range ? placeAt(pair.key.range[0]) : placeOfValue(path);
  }

  const problems: Problem[] = document.errors.map((error) => ({
    severity: 'error',
    file,
    ...placeAt(error.pos[0]),
    path: '',
    message: error.message,
    hint: HINTS[error.code],
  }));
  if (problems.length === 0) {
    for (const range of loopsOf(document)) {
      const message = 'an alias stands inside of what it names';
      problems.push({ severity: 'error', file, ...placeAt(range?.[0]), path: '', message, hint: HINTS.BAD_ALIAS });
    }
  }
  const value = problems.length > 0 ? undefined : plain(document, file, problems);
  return { file, value, problems, valueAt: (path) => below(value, path), placeOfValue, placeOfKey };
}

function below(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((part, key) => {
    const has = typeof part === 'object' && part !== null && Object.hasOwn(part, key);
    return has ? (part as Record<PropertyKey, unknown>)[key] : undefined;
  }, value);
}

/** Where the aliases stand that would make the data contain itself. Those that point nowhere are left to `plain`. */
function loopsOf(document: Document): readonly Node['range'][] {
  const ranges: Node['range'][] = [];
  visit(document, {
    Alias(_key, alias, above) {
      const whole = alias.resolve(document);
      if (whole && above.includes(whole)) ranges.push(alias.range);
    },
  });
  return ranges;
}

/** Plain data; an alias that points nowhere, or that would unfold into millions of nodes, becomes a problem. */
function plain(document: Document, file: string, problems: Problem[]): unknown {
  try {
    return document.toJS();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    problems.push({ severity: 'error', file, ...TOP, path: '', message, hint: HINTS.BAD_ALIAS });
    return undefined;
  }
}
