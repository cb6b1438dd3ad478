import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@babel/core';
import { firmwareError } from '../errors.ts';

/** A node of Babel's tree, or anything that hangs on one. */
type Tree = { readonly type?: string; readonly [child: string]: unknown };

const MEMBERS = ['TSPropertySignature', 'TSMethodSignature'];

function nameOf(key: unknown): string | undefined {
  const { type, name, value } = key as { type: string; name?: string; value?: unknown };
  return type === 'Identifier' ? name : typeof value === 'string' ? value : undefined;
}

function collect(tree: unknown, names: Set<string>): void {
  if (Array.isArray(tree)) {
    for (const one of tree) collect(one, names);
  } else if (typeof tree === 'object' && tree !== null) {
    const node = tree as Tree;
    if (MEMBERS.includes(node.type ?? '')) {
      const name = nameOf(node.key);
      if (name !== undefined) names.add(name);
    }
    for (const child of Object.values(node)) collect(child, names);
  }
}

/** Every member that a text of TypeScript declares, at any depth: of interfaces, and of the objects in parameters. */
function declaredMembers(file: string, text: string): Set<string> {
  const names = new Set<string>();
  try {
    collect(parseSync(text, { configFile: false, babelrc: false, parserOpts: { plugins: ['typescript'] } }), names);
  } catch (error) {
    throw firmwareError('bundle-failed', `${file}: ${(error as Error).message}`, { cause: error });
  }
  return names;
}

/**
 * The names that belong to the engines and must stay as they are: all members that the declarations of their APIs name,
 * `api.ts` of each folder in `boards`. A board can use nothing of an engine that does not stand there.
 */
export function engineNames(boards: string, more: readonly string[] = []): Set<string> {
  const folders = readdirSync(boards, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const files = folders.flatMap(({ name }) =>
    readdirSync(join(boards, name)).includes('api.ts') ? [join(boards, name, 'api.ts')] : [],
  );
  return new Set([...files, ...more].flatMap((file) => [...declaredMembers(file, readFileSync(file, 'utf8'))]));
}
