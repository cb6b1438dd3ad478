import type { BabelNode, BabelPath, BabelPlugin } from '@babel/core';

/** Globals whose functions are used by the dozen, and constructors likewise; all work from a variable on every engine. */
const HOLDERS = ['Math', 'String'];
const CONSTRUCTORS = ['Uint8Array', 'Uint16Array', 'Int16Array', 'Int32Array', 'Uint32Array'];

/** A short name costs one or two bytes at each use, and `var a=...,` once. */
const SHORT = 2;
const DECLARATION = 4;

function saves(text: string, uses: number): boolean {
  return (text.length - SHORT) * uses > text.length + DECLARATION;
}

/** `Math.min(...)` many times over becomes `min(...)` of a variable that the minifier gives a short name. */
export const alias: BabelPlugin = ({ types }) => ({
  visitor: {
    Program: {
      exit(program) {
        const uses = new Map<string, BabelPath[]>();
        const note = (text: string, path: BabelPath) => uses.set(text, [...(uses.get(text) ?? []), path]);
        const isGlobal = (path: BabelPath, name: string) => !path.scope.hasBinding(name, true);
        program.traverse({
          MemberExpression(path) {
            const { object, property, computed } = path.node as BabelNode & Record<'object' | 'property', BabelNode>;
            const holder = String(object.name);
            if (computed || !HOLDERS.includes(holder) || !isGlobal(path, holder)) return;
            note(`${holder}.${property.name}`, path);
          },
          Identifier(path) {
            const name = String(path.node.name);
            if (CONSTRUCTORS.includes(name) && path.isReferencedIdentifier() && isGlobal(path, name)) note(name, path);
          },
        });
        const declarators: BabelNode[] = [];
        for (const [text, paths] of uses) {
          if (!saves(text, paths.length)) continue;
          const name = program.scope.generateUidIdentifier(text);
          declarators.push(types.variableDeclarator(name, types.cloneNode((paths[0] as BabelPath).node)));
          for (const path of paths) path.replaceWith(types.cloneNode(name));
        }
        if (declarators.length > 0) program.unshiftContainer('body', types.variableDeclaration('var', declarators));
      },
    },
  },
});
