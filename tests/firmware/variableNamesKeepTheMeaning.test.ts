import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scopesOf } from '../../firmware/build/chain/scopes.ts';
import { nameVariables } from '../../firmware/build/chain/variables.ts';
import { factoryProgram } from '../support/factoryPrograms.ts';
import { toldBy } from '../support/reducedScript.ts';

function named(code: string): string {
  return nameVariables({ code, map: { sources: ['x'], mappings: 'AAAA' } }).code;
}

describe('the names of variables', () => {
  it('mean the same as those before', () => {
    fc.assert(
      fc.property(factoryProgram, (code) => {
        const short = named(code);
        expect(toldBy(short)).toEqual(toldBy(code));
        expect(short.length).toBeLessThan(code.length);
        expect(named(code)).toBe(short);
      }),
      { numRuns: 100 },
    );
  });

  it('are one letter for those that are used most, in whatever order they are declared', () => {
    const rare = Array.from({ length: 70 }, (_, i) => `rare${i} = ${i}`).join(', ');
    const code = named(`var ${rare}, often = 1; tell([${'often, '.repeat(9)}rare0]);`);
    expect(code).toMatch(/tell\(\[(?:(\w), )(?:\1, ){8}/);
  });

  it('are shared by variables that are never known in one place', () => {
    const code = named(
      'function one(left) { return left; } function two(right) { return right; } tell(one(1) + two(2));',
    );
    expect(code.match(/function \w\((\w)\)/g)?.map((one) => one.at(-2))).toEqual(
      ['a', 'a'].map(() => expect.any(String)),
    );
    expect(new Set(code.match(/\((\w)\) \{/g)).size).toBe(1);
  });

  it.each([
    [
      'a global that an inner function names',
      'function f(x) { return function (y) { return a + x + y; }; } var a1 = 1; tell(f(1)(2));',
    ],
    ['the variable of a catch', 'var e = 1; try { throw 2; } catch (e) { var v = e; tell(e); } tell([e, v]);'],
    [
      'the name of a function expression',
      'var f = function g(n) { return n ? g(n - 1) : typeof g; }; tell(f(2)); tell(typeof g);',
    ],
    ['a name that an inner scope declares again', 'var n = 1; function f(n) { n++; return n; } tell(f(4)); tell(n);'],
    [
      'a variable of the function that a catch stands in',
      'function f() { try { q(); } catch (e) { var x = 3; } return x; } tell(f());',
    ],
    ['properties of the same name', 'var long = { long: 1 }; tell(long.long); tell({ long: long }.long.long);'],
  ])('keep apart %s', (_what, code) => {
    const a = 'var tell2 = tell;';
    expect(toldBy(a + named(code))).toEqual(toldBy(a + code));
    const { globals } = scopesOf(code);
    for (const name of globals) expect(scopesOf(named(code)).globals.has(name)).toBe(true);
  });
});
