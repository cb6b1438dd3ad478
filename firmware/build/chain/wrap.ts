import { remapped } from './mappings.ts';
import type { Script } from './minify.ts';

const HEAD = '!function(){';
const TAIL = '}();\n';

/** A function around a script of one line, since several scripts may share a realm. */
export function wrap({ code, map }: Script): Script {
  return {
    code: HEAD + code + TAIL,
    map: { ...map, mappings: remapped(map.mappings, (column) => column + HEAD.length) },
  };
}
