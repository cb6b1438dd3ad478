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
  label: { bad: ['a: for (;;) { continue a; }'], good: ['for (;;) { break; }'] },
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
  'regular-expression': { bad: ['x = /a/;', 'x = new RegExp("a");'], good: ['x = "/a/";'] },
  'error-class': { bad: ['x = e instanceof TypeError;'], good: ['x = e instanceof Uint8Array;'] },
  accessor: {
    bad: ['x = { get a() { return 1; } };', 'x = { set a(v) {} };'],
    good: ['x = { get: function () { return 1; } };'],
  },
  with: { bad: ['with (x) { y(); }'], good: ['x.with = 1;'] },
  eval: { bad: ['eval("1");', 'x = new Function("1");'], good: ['x.eval = 1;', 'x = function () {};'] },
  math: { bad: ['x = Math.imul(a, b);', 'x = Math["trunc"](a);'], good: ['x = Math.floor(a);', 'x = own.imul(a, b);'] },
  'math-round': { bad: ['x = Math.round(a);'], good: ['x = own.round(a);'] },
  'math-pow': { bad: ['x = Math.pow(2, 3);'], good: ['x = 2 * 2 * 2;'] },
  number: { bad: ['x = Number.isInteger(a);', 'x = Number.EPSILON;'], good: ['x = Number(a);', 'x = isNaN(a);'] },
  object: { bad: ['Object.freeze(x);', 'Object.assign(x, y);'], good: ['x = Object.keys(y);'] },
  'create-with-properties': { bad: ['x = Object.create(p, {});'], good: ['x = Object.create(p);'] },
  'array-prototype': { bad: ['Array.prototype.map.call(x, f);'], good: ['[].map.call(x, f);'] },
  'missing-global': {
    bad: ['x = new Map();', 'x = typeof Symbol;', 'Promise.resolve();'],
    good: ['x = y.Map;', 'x = { Symbol: 1 };'],
  },
  'missing-method': {
    bad: ['x.fill(0);', 'x.includes(1);', '"a"["startsWith"]("b");'],
    good: ['x = { fill: 1 };', 'x.indexOf(1);', 'fill(x);'],
  },
  slice: { bad: ['x = y.slice(1);'], good: ['x = y.substring(1);', 'x = [].concat(y);'] },
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
