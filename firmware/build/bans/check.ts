import { type AnyNode, parse } from 'acorn';
import { fullAncestor } from 'acorn-walk';
import type { Ban } from './ban.ts';
import { BY_TEXT_BAN } from './byText.ts';
import { LIBRARY_BANS } from './library.ts';
import { LIMIT_BANS } from './limits.ts';
import { SYNTAX_BANS } from './syntax.ts';

export const BANS: readonly Ban[] = [...SYNTAX_BANS, ...LIBRARY_BANS, ...LIMIT_BANS, BY_TEXT_BAN];

/** The names of what is found without a rule in the table: the parser refuses it, or the text itself is wrong. */
export const NOT_ES5 = 'not-es5';
export const NOT_ASCII = 'not-ascii';

export interface Violation {
  readonly ban: string;
  readonly reason: string;
  /** from 1, in the checked text */
  readonly line: number;
  /** from 1 */
  readonly column: number;
  /** the text around it */
  readonly excerpt: string;
}

const AROUND = 30;

function violationAt(code: string, position: number, ban: string, reason: string): Violation {
  const before = code.slice(0, position);
  const lineStart = before.lastIndexOf('\n') + 1;
  const excerpt = code.slice(Math.max(lineStart, position - AROUND), position + AROUND).split('\n')[0] ?? '';
  return { ban, reason, line: before.split('\n').length, column: position - lineStart + 1, excerpt };
}

function isAscii(character: string): boolean {
  return character.charCodeAt(0) < 128;
}

/** Everything in a bundle that an engine of the fleet cannot run. The bundle must be ES5, a classic script. */
export function checkBundle(code: string): Violation[] {
  const violations: Violation[] = [];
  const foreign = [...code].findIndex((character) => !isAscii(character));
  if (foreign >= 0) {
    violations.push(violationAt(code, foreign, NOT_ASCII, 'engines disagree on the encoding of a source: escape it'));
  }
  let program: AnyNode;
  try {
    program = parse(code, { ecmaVersion: 5, sourceType: 'script' });
  } catch (error) {
    const position = (error as { pos?: number }).pos ?? 0;
    const text = (error as Error).message.replace(/ \(\d+:\d+\)$/, '');
    return [...violations, violationAt(code, position, NOT_ES5, `duk and Espruino run ES5: ${text}`)];
  }
  fullAncestor(program, (node, _state, ancestors) => {
    const above = ancestors.slice(0, -1);
    for (const ban of BANS) {
      if (ban.matches(node, above)) violations.push(violationAt(code, node.start, ban.name, ban.reason));
    }
  });
  return violations;
}
