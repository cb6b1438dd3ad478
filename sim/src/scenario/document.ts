import { isMap, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { createSimError, type Fault, type SimErrorCode } from '../errors.ts';
import { nearest } from './nearest.ts';

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

/** A fault of what a document says, by the path of the value in it. */
export interface PathFault {
  readonly path: Path;
  readonly message: string;
}

/**
 * What a YAML text says, by a schema and then by `resolve`, which answers with faults of its own. Throws `code` with every
 * fault and where it stands; `file` is the name to put before the line.
 */
export function readDocument<S extends z.ZodType, T>(
  text: string,
  file: string,
  code: SimErrorCode,
  schema: S,
  resolve: (checked: z.output<S>) => { readonly value: T; readonly faults: readonly PathFault[] },
): T {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });

  function fault(offset: number, message: string): Fault {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col), message };
  }

  /** Where the value at `path` begins, or the nearest value around it. */
  function offsetOf(path: Path): number {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return node.range[0];
    }
    return 0;
  }

  function keyOffset(path: Path, key: string): number {
    const map = path.length === 0 ? document.contents : document.getIn(path, true);
    const pair = isMap(map) ? map.items.find((item) => isNode(item.key) && String(item.key) === key) : undefined;
    return pair && isNode(pair.key) && pair.key.range ? pair.key.range[0] : offsetOf(path);
  }

  function faultsOf(issue: Issue): Fault[] {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => {
        const meant = nearest(key, keysAt(schema, issue.path));
        const hint = meant ? `, did you mean '${meant}'?` : `: one of ${keysAt(schema, issue.path).join(', ')}`;
        return fault(keyOffset(issue.path, key), `unknown key '${key}'${hint}`);
      });
    }
    const name = issue.path.join('.');
    if (issue.path.length > 0 && document.getIn(issue.path) === undefined) {
      return [fault(offsetOf(issue.path.slice(0, -1)), `${name} is missing`)];
    }
    return [fault(offsetOf(issue.path), name ? `${name}: ${issue.message}` : issue.message)];
  }

  function refuse(faults: readonly Fault[]): never {
    const sorted = [...faults].sort((a, b) => a.line - b.line || a.column - b.column);
    throw createSimError(code, file, sorted);
  }

  const broken = document.errors.map((error) => fault(error.pos[0], error.message));
  if (broken.length > 0) refuse(broken);
  const checked = schema.safeParse(document.toJS() ?? {});
  if (!checked.success) return refuse(checked.error.issues.flatMap(faultsOf));
  const { value, faults } = resolve(checked.data);
  if (faults.length > 0) {
    refuse(faults.map((one) => fault(offsetOf(one.path), `${one.path.join('.')}: ${one.message}`)));
  }
  return value;
}

/** The keys that may stand at `path`, found by walking the schema. */
function keysAt(root: unknown, path: Path): readonly string[] {
  let schema = root;
  for (const step of path) schema = inner(unwrap(schema), step);
  const def = definition(unwrap(schema));
  return def?.shape ? Object.keys(def.shape) : [];
}

interface Definition {
  readonly innerType?: unknown;
  readonly in?: unknown;
  readonly out?: unknown;
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly element?: unknown;
  readonly valueType?: unknown;
  readonly type?: string;
}

function definition(schema: unknown): Definition | undefined {
  return (schema as { readonly _zod?: { readonly def: Definition } } | undefined)?._zod?.def;
}

/** Through optional, default, prefault, and the pipes of transform (schema first) and preprocess (schema last). */
function unwrap(schema: unknown): unknown {
  const def = definition(schema);
  if (def?.innerType) return unwrap(def.innerType);
  if (def?.type === 'pipe') return unwrap(definition(def.in)?.type === 'transform' ? def.out : def.in);
  return schema;
}

function inner(schema: unknown, step: PropertyKey): unknown {
  const def = definition(schema);
  return def?.shape?.[String(step)] ?? def?.element ?? def?.valueType;
}
