import { describe, expect, it } from 'vitest';
import { reduced, toldBy } from '../support/reducedScript.ts';

/** A script whose `main` runs three times, with what it made the first time still there. */
function scriptOf(main: string): string {
  return `var kept = [], g = 1;
    function seen(o) { tell(o.n); o.n += 1; return o; }
    function main(a) { ${main} }
    for (var r = 0; r < 3; r++) tell(main(r));
    tell(kept.map(function (one) { return one(); }));`;
}

async function check(main: string): Promise<string> {
  const text = scriptOf(main);
  const code = await reduced(text);
  expect(toldBy(code)).toEqual(toldBy(text));
  return code;
}

const LATER = 'kept.push(function () { return COUNT; });';
const counting = (count: string) => LATER.replace('COUNT', count);

describe('an object goes', () => {
  it.each([
    ['whose fields alone are used', 'var o = { n: a, m: 2 }; o.n += o.m; tell(o.n); return o.n;'],
    ['whose fields are set later', 'var o = { n: 1 }; o.late = a; tell(o.late); return o.n + o.late;'],
    [
      'whose functions are called',
      `var o = { n: a, up: function () { o.n++; return o.n; } }; ${counting('o.up()')} o.up(); return o.n;`,
    ],
    [
      'that is read by its functions alone',
      `var o = { n: a, get: function () { return o.n; } }; tell(o.get()); ${counting('o.get() + o.n')}`,
    ],
    ['that another name has', 'var o = { n: a }; var p = o; p.n++; tell(o.n); return p.n;'],
    [
      'that is assigned where it is declared nothing',
      'var o = null; if (a) { o = { n: a }; tell(o.n); o.n = 7; tell(o.n); } return a;',
    ],
    [
      'that is made in a branch',
      'if (a > 1) { var o = { n: a, up: function () { o.n++; } }; o.up(); o.up(); tell(o.n); } return a;',
    ],
    ['of whose fields one is never set', 'var o = { n: a }; tell(o.none); return o.n;'],
    ['whose fields are objects', 'var o = { n: { m: a } }; o.n.m++; tell(o.n.m); return a;'],
  ])('%s', async (_which, main) => expect(await check(main)).not.toMatch(/\{[^{}()]*\w+: [^{}]*\}/));

  it('whose functions need no variable then', async () => {
    const code = await check(
      'var o = { twice: function (n) { tell(n); return n * 2; } }; tell(o.twice(a)); return o.twice(3);',
    );
    expect(code).toMatch(/function _?o_twice\(/);
  });
});

describe('an object stays', () => {
  it.each([
    ['that is handed on', 'var o = { n: a }; seen(o); tell(o.n); return seen(o).n;'],
    ['that is kept', 'var o = { n: a }; kept.push(function () { return o; }); o.n++; return o.n;'],
    ['that is compared', 'var o = { n: a }, p = { n: a }; tell(o === p); return o.n + p.n;'],
    ['whose fields are looked up by name', 'var o = { n: a }; tell(o[a ? "n" : "m"]); return o.n;'],
    ['that loses a field', 'var o = { n: a }; delete o.n; tell(o.n); return a;'],
    [
      'that is made in each round of a loop',
      `for (var i = 0; i < 2; i++) { var o = { n: i }; o.n += a; ${counting('[o.n]')} seen(o); } return a;`,
    ],
    [
      'whose function asks what it was called on',
      'var o = { n: a, me: function () { return this.n; } }; tell(o.me()); return o.n;',
    ],
    ['that gets another one', 'var o = { n: 1 }; if (a) o = { n: 2 }; tell(o.n); return o.n;'],
    ['of which something is asked that every object has', 'var o = { n: a }; tell(o.hasOwnProperty("n")); return o.n;'],
    [
      'that is made of what a catch caught',
      'try { throw { n: a }; } catch (e) { var o = { n: e }; tell(o.n.n); seen(o); } return a;',
    ],
    ['whose fields are quoted: it is data', 'var o = { "n": a }; tell(o.n); return o.n;'],
  ])('%s', async (_which, main) => expect(await check(main)).toMatch(/\{\s*"?n"?: /));
});

describe('what holds the value of another variable', () => {
  it.each([
    ['goes where neither changes', 'var x = a * 2; var y = x; tell(y); return y;', false],
    ['stays where the other one changes', 'var x = a; var y = x; x++; tell(y); return x + y;', true],
    ['stays where it changes itself', 'var x = a; var y = x; y++; tell(x); return x + y;', true],
    ['stays where it is asked for before', `var x = 5; ${counting('y')} tell(y); var y = x; return y;`, true],
    [
      'stays where another round gives it another value',
      'var s = 0; for (var i = 0; i < 3; i++) { var x = i; var y = x; kept.push(function () { return y; }); s += y; } return s;',
      true,
    ],
    ['stays where a branch alone gives it one', 'var x = a * 3; if (a) { var y = x; } tell(y); return x;', true],
  ])('%s', async (_what, main, stays) => {
    const code = await check(main);
    if (stays) expect(code).toMatch(/\by\b/);
    else expect(code).not.toMatch(/\by\b/);
  });
});

describe('a function that is one expression', () => {
  it.each([
    ['goes where it is called', 'function f(n) { return n > 1; } if (f(a)) tell(1); return f(a + 1) ? 2 : 3;', false],
    [
      'stays where an argument has effects',
      'function f(n) { return n + n; } tell(f(tell(1))); return f(tell(2));',
      true,
    ],
    [
      'stays where an argument may change on the way',
      'function f(n) { return tell(g += 1) + n; } tell(f(g)); return f(g);',
      true,
    ],
    ['stays where it asks what it was called on', 'function f() { return typeof this; } tell(f()); return f();', true],
    [
      'stays where its value is called',
      'var o = { n: function () { return this === o; } }; function f() { return o.n; } tell(f()()); seen(o); return f()();',
      true,
    ],
    [
      'stays where it is long and called often',
      `function f(n) { return [n, n, "a long text"].concat(g); } ${'tell(f(a)); '.repeat(4)}`,
      true,
    ],
    ['stays where it calls itself', 'function f(n) { return n > 0 ? f(n - 1) : g; } tell(f(a)); return f(2);', true],
  ])('%s', async (_what, main, stays) => {
    const code = await check(main);
    if (stays) expect(code).toMatch(/function f\(/);
    else expect(code).not.toMatch(/function f\(/);
  });
});

describe('the truth of a variable', () => {
  it.each([
    ['is a number where nobody asks for more', 'var on = false; if (a) on = true; if (on) tell(1); return a;', false],
    ['is what it was where somebody does', 'var on = false; if (a) on = true; if (on) tell(1); return on;', true],
    [
      'is what it was where a function returns it',
      'function f() { tell(1); return a > 0 || false; } if (f()) tell(2); return [f()];',
      true,
    ],
    ['is told apart from nothing', 'var on = false; if (a) on = null; tell(on); return on;', true],
    [
      'begins anew in each round',
      'for (var i = 0; i < 3; i++) { var on = false; if (on) tell("old"); if (i === a) on = true; if (on) tell(i); } return a;',
      false,
    ],
  ])('%s', async (_what, main, stays) => {
    const code = await check(main);
    if (stays) expect(code).toMatch(/\bfalse\b/);
    else expect(code).not.toMatch(/\b(?:true|false)\b/);
  });
});

describe('a parameter', () => {
  it.each([
    [
      'goes that nobody reads',
      'function f(n, m) { tell(n); return n; } f(1, a); f(a, 2); return f(3, g);',
      /function f\(_?\w+\)/,
    ],
    [
      'goes that is always given the same',
      'function f(n, m) { tell(n + m); return n; } f(1, 7); f(a, 7); return f(3, 7);',
      /function f\(_?\w+\)/,
    ],
    [
      'stays whose argument has effects',
      'function f(n, m) { tell(n); return n; } f(1, tell(1)); return f(3, tell(2));',
      /function f\(_?\w+, _?\w+\)/,
    ],
    [
      'stays that changes',
      'function f(n, m) { m += n; tell(m); return m; } f(1, 7); f(a, 7); return f(3, 7);',
      /function f\(_?\w+, _?\w+\)/,
    ],
    [
      'stays where the variable changes',
      'var v = a; function f(n, m) { v++; tell(n + m); return n; } f(1, v); return f(3, v);',
      /function f\(_?\w+, _?\w+\)/,
    ],
    [
      'stays that is counted',
      'function f(n, m) { tell(arguments.length); return n; } f(1, 7); f(a, 7); return f(3, 7);',
      /function f\(_?\w+, _?\w+\)/,
    ],
  ])('%s', async (_what, main, shape) => expect(await check(main)).toMatch(shape));
});
