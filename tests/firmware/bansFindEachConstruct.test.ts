import { describe, expect, it } from 'vitest';
import { BANS, checkBundle, NOT_ASCII, NOT_ES5 } from '../../firmware/build/bans/check.ts';

/** For each ban: scripts that break it, and scripts that come close and are allowed. */
const CASES: Readonly<Record<string, { readonly bad: readonly string[]; readonly good: readonly string[] }>> = {
  'late-function': {
    bad: ['a(); function a() {}', 'function f() { var x = a(); function a() {} return x; }'],
    good: ['function a() {} function b() { return a(); } b();', '"use strict"; function a() {} a();'],
  },
  'late-var': {
    bad: [
      'function f(x) { if (x) { y = 1; } var y; return y; }',
      'x = 1; var x;',
      'function f() { return function () { return z; var z; }; }',
    ],
    good: [
      'function f(x) { var y; if (x) { y = 1; } return y; }',
      'function f() { return x; } var x = 1;',
      'function f(x) { x = 1; var x; }',
      'var x = 1; var x = 2;',
    ],
  },
  'function-in-block': {
    bad: ['if (x) { function a() {} }', 'function f() { for (;;) { function a() {} } }'],
    good: ['function f() { function a() {} return a; }', 'if (x) { y = function () {}; }'],
  },
  label: {
    bad: ['a: for (;;) { continue a; }', 'a: for (;;) { for (;;) { break a; } }'],
    good: ['for (;;) { break; }'],
  },
  this: { bad: ['function f() { return this.a; }', 'x = this;'], good: ['x = that.a;'] },
  'default-not-last': {
    bad: ['switch (x) { default: y(); break; case 1: z(); }'],
    good: ['switch (x) { case 1: z(); break; default: y(); }', 'switch (x) { case 1: z(); }'],
  },
  'array-length': {
    bad: [
      'var a = [1]; a.length = 0;',
      'var a = [1]; a.length--;',
      'function f() { var a = []; return function () { a["length"] = 1; }; }',
      'var o = { queue: [] }; o.queue.length = 0;',
      'var o = {}; o.queue = []; o.queue.length = 0;',
    ],
    good: [
      'var a = { length: 3 }; a.length = 0;',
      'function f(a) { a.length = 0; } var a = [];',
      'var a = [1]; var n = a.length;',
    ],
  },
  'regular-expression': {
    bad: ['x = /(?:a)/;', 'x = /a{1,2}/;', 'x = /a+?/;', 'x = /(?=a)/;', 'x = /a/g;', 'x = new RegExp("a");'],
    good: ['x = "/a/";'],
  },
  'error-class': { bad: ['x = e instanceof TypeError;'], good: ['x = e instanceof Uint8Array;'] },
  accessor: {
    bad: ['x = { get a() { return 1; } };', 'x = { set a(v) {} };'],
    good: ['x = { get: function () { return 1; } };'],
  },
  with: { bad: ['with (x) { y(); }'], good: ['x.with = 1;'] },
  eval: { bad: ['eval("1");', 'x = new Function("1");'], good: ['x.eval = 1;', 'x = function () {};'] },
  math: {
    bad: [
      ...['imul', 'clz32', 'trunc', 'log2', 'hypot'].map((name) => `x = Math.${name}(a);`),
      'x = Math["trunc"](a);',
    ],
    good: ['x = Math.floor(a);', 'x = own.imul(a, b);'],
  },
  'math-round': { bad: ['x = Math.round(a);'], good: ['x = own.round(a);'] },
  'math-pow': { bad: ['x = Math.pow(2, 3);'], good: ['x = 2 * 2 * 2;'] },
  number: {
    bad: ['x = Number.isInteger(a);', 'x = Number.EPSILON;', 'x = Number.MAX_SAFE_INTEGER;', 'Number.isFinite(a);'],
    good: ['x = Number(a);', 'x = isNaN(a);'],
  },
  object: { bad: ['Object.freeze(x);', 'Object.seal(x);', 'Object.assign(x, y);'], good: ['x = Object.create(y);'] },
  'create-with-properties': { bad: ['x = Object.create(p, {});'], good: ['x = Object.create(p);'] },
  'array-prototype': {
    bad: ['Array.prototype.map.call(x, f);', 'Array.prototype.push.apply(x, [1]);'],
    good: ['[].map.call(x, f);'],
  },
  'missing-global': {
    bad: ['x = new Map();', 'x = typeof Symbol;', 'Promise.resolve();'],
    good: ['x = y.Map;', 'x = { Symbol: 1 };'],
  },
  'missing-method': {
    bad: ['x.fill(0);', 'x.includes(1);', '"a"["startsWith"]("b");'],
    good: ['x = { fill: 1 };', 'x.indexOf(1);', 'fill(x);'],
  },
  slice: { bad: ['x = y.slice(1);'], good: ['x = y.substring(1);', 'x = [].concat(y);'] },
  'typed-set': {
    bad: [
      'var a = new Uint8Array(4); a.set(b, 2);',
      'var U = Uint8Array, a = new U(4); a.set(b);',
      'o.a = new Int16Array(2); o.a.set(b);',
    ],
    good: ['var a = { set: f }; a.set(b);', 'function f(a) { a.set(b); }'],
  },
  'minus-zero': { bad: ['x = -0;'], good: ['x = -1;', 'x = 0;', 'x = -y;'] },
  'many-arguments': {
    bad: [
      'String.fromCharCode.apply(null, bytes);',
      `f.apply(null, [${'0,'.repeat(256)}0]);`,
      `f(${'0,'.repeat(256)}0);`,
      `x = new F(${'0,'.repeat(256)}0);`,
    ],
    good: ['f.apply(this, arguments);', 'f.apply(null, [1, 2]);', 'f.call(null, bytes);', 'x = apply(null, bytes);'],
  },
  'unbounded-recursion': {
    bad: [
      'function walk(n) { if (n.next) walk(n.next); }',
      'var walk = function (n) { return n ? walk(n.next) + 1 : 0; };',
      'function down(n) { return n > 1000 ? 0 : down(n + 1); }',
    ],
    good: [
      'function skip(r, depth) { if (depth > 4) return; skip(r, depth + 1); }',
      'function again() { later(function () { again(); }); }',
      'function f(n) { var f = n; f(n); }',
      'function f(f) { f(1); }',
    ],
  },
  'property-by-text': {
    bad: [
      'for (x in y) {}',
      'x = name in y;',
      'x = Object.keys(y);',
      'x = y.hasOwnProperty(name);',
      'var T = { a: 1, b: 2 }; x = T[y];',
      'var o = { table: { a: 1 } }; x = o.table[y];',
      'var N = ["level", "rate"]; x = y[N[i]] + y.level;',
      'var n = "level"; x = y[n] + y.level;',
    ],
    good: [
      'x = "name" in y;',
      'x = y["level"] + y.rate;',
      'x = y.hasOwnProperty("level");',
      'var T = { "a": 1, "b": 2 }; x = T[y];',
      'var T = { 25: 1 }; x = T[y];',
      'var T = [1, 2]; x = T[i];',
      'var files = {}; files[name] = 1; x = files.level;',
      'function f(list) { return list[i]; }',
      'var N = ["level"]; x = N[0] + y.level;',
    ],
  },
  'json-stringify': { bad: ['x = JSON.stringify(y);'], good: ['x = stringify(y);'] },
  'json-reviver': { bad: ['JSON.parse(x, f);'], good: ['JSON.parse(x);'] },
};

function found(code: string): string[] {
  return checkBundle(code).map((one) => one.ban);
}

describe('the check of a bundle', () => {
  it('has a case for each of its bans', () => {
    expect(Object.keys(CASES).sort()).toEqual(BANS.map((ban) => ban.name).sort());
  });

  for (const [name, { bad, good }] of Object.entries(CASES)) {
    it.each(bad)(`${name}: refuses %s`, (code) => {
      expect(found(code)).toContain(name);
    });
    it.each(good)(`${name}: allows %s`, (code) => {
      expect(found(code)).not.toContain(name);
    });
  }

  it.each([
    'x = y => y;',
    'let x = 1;',
    'const x = 1;',
    'x = `a`;',
    'class A {}',
    'x = [...y];',
    'x = a ?? b;',
    'x = a?.b;',
    'x = 2 ** 3;',
    'for (x of y) {}',
    'async function f() {}',
    'function* f() {}',
    'var { a } = x;',
    'function f(a = 1) {}',
    'try {} catch {}',
    'x = 1_000;',
    'import "a";',
    'x = {',
  ])(`${NOT_ES5}: refuses %s`, (code) => {
    expect(found(code)).toEqual([NOT_ES5]);
  });

  it(`${NOT_ASCII}: refuses a character beyond ASCII, allows its escape`, () => {
    expect(found('x = "\u00b0";')).toEqual([NOT_ASCII]);
    expect(found('x = "\\u00b0";')).toEqual([]);
  });

  it('says where', () => {
    expect(checkBundle('var a;\nvar b = Math.imul(1, 2);')).toEqual([
      {
        ban: 'math',
        reason: expect.stringContaining('bit operations'),
        line: 2,
        column: 9,
        excerpt: 'var b = Math.imul(1, 2);',
      },
    ]);
  });
});
