import { describe, expect, it } from 'vitest';
import { reduced, toldBy } from '../support/reducedScript.ts';

/** A function `f` and a `main` that has the one call of it, run with three values. */
function scriptOf(f: string, main: string): string {
  return `var g = 1, o = { n: 0 };
    ${f}
    function main(a, b) { ${main} }
    for (var r = 0; r < 3; r++) tell(main(r, r * 2));
    tell([g, o.n]);
    function twice() { main(5, 5); }
    twice(); twice();`;
}

async function check(f: string, main: string, isKept: boolean): Promise<void> {
  const text = scriptOf(f, main);
  const code = await reduced(text);
  expect(toldBy(code)).toEqual(toldBy(text));
  if (isKept) expect(code).toMatch(/function f\(|function \(_?n?\)/);
  else expect(code).not.toMatch(/function f\(/);
}

const EARLY = 'function f(n) { if (n > 1) return; tell(n); if (n) { tell("one"); return; } tell("none"); }';
const VALUE = 'function f(n) { if (n > 1) { tell(n); return "big"; } if (n) return "one"; }';
const SEARCH = 'function f(n) { for (var i = 0; i < 4; i++) { if (i > n) { tell(i); return i; } } return -1; }';
const THREW =
  'function f(n) { for (var i = 0; i < 4; i++) { if (i > n) return i; if (i) throw new Error("no"); } return -1; }';
const SWITCH = 'function f(n) { switch (n) { case 0: return "zero"; case 1: return "one"; } return "many"; }';
const RAISES = 'function f(n) { g += 1; return n; }';

describe('a function that is called in one place goes there', () => {
  it.each([
    ['a statement, with early returns', EARLY, 'f(a);'],
    ['a return of its own, whatever the function holds', SWITCH, 'return f(a);'],
    ['a return within a loop', SWITCH, 'for (var i = 0; i < 2; i++) { tell(i); return f(a); }'],
    ['a return of a function that returns nothing', 'function f(n) { tell(n); }', 'if (a) return f(b); return 1;'],
    ['an assignment', VALUE, 'var x = 1; x = f(a); return x;'],
    ['an assignment to a property', VALUE, 'o.n = f(a);'],
    ['a declaration among others', VALUE, 'var x = tell(1), y = f(a), z = tell(y); return [x, y, z];'],
    ['a condition', VALUE, 'if (!f(a)) tell("not"); else tell("yes");'],
    ['the right side of a condition', VALUE, 'if (a > 0 && f(b)) tell("both");'],
    ['a branch of a choice', VALUE, 'return a ? f(b) : b;'],
    ['what is only worked out where something else holds', VALUE, 'var x = b && f(a); a > 5 || tell(x); return x;'],
    ['an argument behind steady ones', VALUE, 'var l = [a, 1, f(b), g]; return l;'],
    ['the head of a loop', VALUE, 'for (var x = f(a), i = 0; i < 2; i++) tell(x);'],
    ['a switch', VALUE, 'switch (f(a)) { case "one": return 1; default: return 2; }'],
    ['a statement without a block', EARLY, 'if (a) f(b); else tell("else");'],
    ['a case of a switch', VALUE, 'switch (a) { case 1: var x = f(b); tell(x); case 2: return x; }'],
    ['a search in a loop', SEARCH, 'var x = f(a); return x;'],
    ['a search for its effects alone', SEARCH, 'f(b); return b;'],
  ])('as %s', (_where, f, main) => check(f, main, false));

  it.each([
    [
      'names of the caller',
      'function f() { g += 1; return o.n; }',
      'var g = 5, o = 6, n = 7; var x = f(); return [x, g, o, n];',
    ],
    ['its own names', 'function f(a) { var b = a + 1; a = b * 2; return a; }', 'var x = f(b); return [a, b, x];'],
    ['the order of its arguments', 'function f(x, y, z) { return [z, y, x]; }', 'return f(tell(1), a++, tell(a));'],
    ['arguments that it has no parameter for', 'function f(x) { return x; }', 'return f(a, tell(b), g++);'],
    ['parameters that get no argument', 'function f(x, y) { if (y === void 0) y = 7; return x + y; }', 'return f(a);'],
    ['an argument that changes on the way', RAISES, 'return f(g);'],
    ['an argument that a later one changes', 'function f(x, y) { return [x, y]; }', 'return f(a, ++a);'],
    ['a parameter that changes', 'function f(n) { n += 1; tell(n); return n; }', 'var x = f(a); return [a, x];'],
    [
      'variables that begin without a value, in a loop',
      'function f(n) { var seen; if (n) seen = n; tell(seen); return seen; }',
      'for (var i = 2; i >= 0; i--) { var x = f(i); tell(x); }',
    ],
    [
      'functions within it',
      'function f(n) { var k = n; return [k].map(inc); function inc(i) { return i + k + n; } }',
      'return f(a);',
    ],
    [
      'what a function within it reads later',
      'function f(n) { return function () { return n; }; }',
      'var h = f(a); a = 9; return h();',
    ],
    ['what a search may not show early', THREW, 'var x = "old"; try { x = f(a); } catch (e) { tell(x); } return x;'],
  ])('with regard to %s', (_what, f, main) => check(f, main, false));

  it('one within the other, the innermost first', async () => {
    const text = `function outer(n) { var x = middle(n); tell(x); return x; }
      function middle(n) { if (n) return inner(n + 1); return 0; }
      function inner(n) { var x = n * 2; tell(x); return x; }
      function main(n) { var x = outer(n); tell(x); }
      main(1); main(0);`;
    const code = await reduced(text);
    expect(code.match(/function/g)).toHaveLength(1);
    expect(toldBy(code)).toEqual(toldBy(text));
  });
});

describe('a function stays where', () => {
  it.each([
    ['something before its call could be another value after it', RAISES, 'return [g, f(a)];'],
    ['something before its call has effects', RAISES, 'return [tell(1), f(a)];'],
    ['its call is worked out again and again', VALUE, 'for (var i = 0; i < 2 && f(a); i++) tell(i);'],
    ['it has a jump that ES5 has not', SWITCH, 'var x = f(a); return x;'],
    ['it catches', 'function f(n) { try { return g.no(); } catch (e) { return n; } }', 'return f(a);'],
    ['it counts its arguments', 'function f(n) { return arguments.length; }', 'return f(a, b);'],
    ['it asks for `this`', 'function f(n) { return typeof this; }', 'return f(a);'],
    ['its caller names its parameters twice', RAISES, 'var x = f(a); arguments[0] = 5; return [a, x];'],
    ['it calls itself', 'function f(n) { return n > 0 ? f(n - 1) : 0; }', 'return a;'],
    ['it calls its caller', 'function f(n) { return n > 9 ? main(n) : 0; }', 'var x = f(a); return x;'],
    [
      'it makes functions, and is called in a loop',
      'function f(n) { return function () { return n; }; }',
      'var l = []; for (var i = 0; i < 2; i++) l.push(f(i)); return l[0]();',
    ],
    ['it is given another value', 'function f(n) { return n; }', 'var x = f(a); if (a < 0) f = 0; return x;'],
    ['it is handed on', 'function f(n) { return n + 1; }', 'return [a, b].map(f).concat([b].map(f));'],
  ])('%s', (_why, f, main) => check(f, main, true));

  it('its caller has as many variables as an engine should look through', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => `v${i} = tell(${i})`).join(', ');
    const f = 'function f(n) { var one = tell(n), two = tell(one); return one + two; }';
    await check(f, `var ${many(30)}; return f(v3);`, false);
    await check(f, `var ${many(1000)}; return f(v3);`, true);
  });
});
