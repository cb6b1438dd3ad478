import { isBuiltin } from './builtins.ts';
import { inlineOnce } from './inlineOnce.ts';
import type { Script } from './minify.ts';
import { prune } from './prune.ts';
import { transformScript } from './transform.ts';

/** What can be left out or joined because the script is all there is. `engine`: names that an engine has. */
export function reduce({ code, map }: Script, engine: ReadonlySet<string>): Promise<Script> {
  const isForeign = (name: string) => engine.has(name) || isBuiltin(name);
  return transformScript('reducing', code, map, { plugins: [prune(isForeign), inlineOnce] });
}
