import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reduced, toldBy } from '../support/reducedScript.ts';

/** `a` and `b` are parameters, `x`, `y` and `z` locals, `g` global, `h` of the function around; `q` is a parameter or a global. */
const value = fc.constantFrom(
  ...['1', '-2', '"text"', 'null', 'undefined', 'a', 'b', 'x', 'y', 'z', 'g', 'h', 'a + x', 'tell(a)', 'tell(h) - g'],
  ...['o.n', '(o.n += 1)', 'bump()', 'x++', '++a', '(b = x)', '!tell(y)', 'a > g', '[a, x]', '(h = b)'],
);
const condition = fc.constantFrom('a > 2', 'b', 'x < 3', 'g % 2', 'tell(a) % 2', '!z', 'bump() % 3', 'h');

const statement: fc.Memo<string> = fc.memo((depth) => {
  const simple = fc.oneof(
    value.map((one) => `x = ${one};`),
    value.map((one) => `tell(${one});`),
    value.map((one) => `var y = ${one};`),
    value.map((one) => `return ${one};`),
    value.map((one) => `o.n = ${one};`),
    value.map((one) => `var late = ${one}; later.push(function () { return [late, a, x]; });`),
    fc.constantFrom(
      'a += 1;',
      'g += 1;',
      'h++;',
      'return;',
      'var z; tell(z); z = x;',
      'if (g > 40) throw new Error("g");',
    ),
  );
  if (depth <= 1) return simple;
  const inner = fc.array(statement(depth - 1), { maxLength: 3 }).map((list) => list.join(' '));
  return fc.oneof(
    { weight: 2, arbitrary: simple },
    fc.tuple(condition, inner).map(([test, yes]) => `if (${test}) { ${yes} }`),
    fc.tuple(condition, inner, inner).map(([test, yes, no]) => `if (${test}) { ${yes} } else { ${no} }`),
    fc.tuple(condition, value).map(([test, yes]) => `if (${test}) return ${yes};`),
    fc
      .tuple(condition, value, fc.constantFrom('0', 'null', 'x', '"none"'))
      .map(
        ([test, found, none]) => `for (var i = 0; i < 3; i++) { y = i; if (${test}) return ${found}; } return ${none};`,
      ),
    inner.map((body) => `for (var i = 0; i < 2; i++) { ${body} }`),
    inner.map((body) => `switch (a) { case 1: ${body} break; default: x = 1; }`),
    inner.map((body) => `try { ${body} } catch (e) { tell(e.message); }`),
  );
});

const body = fc.array(statement(3), { maxLength: 3 }).map((list) => list.join(' '));

/** Every place that a call may have, the steady ones and those that are not. */
const PLACES = [
  ...['CALL;', 'x = CALL;', 'g = CALL;', 'h = CALL;', 'o.n = CALL;', 'x += CALL;', 'g += CALL;', 'late[a] = CALL;'],
  ...['var v = CALL; tell(v);', 'var u = tell(1), v = CALL, w = tell(v);', 'tell(CALL);', 'tell([a, CALL, x]);'],
  ...['tell([g, CALL]);', 'tell(x + CALL);', 'tell(g + CALL);', 'tell({ "a": a, "v": CALL });', 'x = tell(1) + CALL;'],
  ...[
    'if (CALL) { BODY }',
    'if (!CALL) tell(1); else { BODY }',
    'if (a > 1 && CALL) { BODY }',
    'if (b || CALL) { BODY }',
  ],
  ...['if (x && CALL) { BODY } else tell(2);', 'x = b && CALL;', 'x = b > 1 || CALL;', 'x = x && [x, CALL];'],
  ...['x = a ? CALL : b;', 'tell(1 + (b && CALL));', 'b && CALL;', 'b ? tell(3) : CALL;', 'return CALL;'],
  ...['return b && CALL;', 'return a > 1 || CALL;', 'return a ? b : CALL;', 'return !CALL;', 'if (b) return [CALL];'],
  ...['for (var k = 0; k < 3; k++) { x = CALL; }', 'for (var k = 0; k < 2; k++) { tell(CALL); BODY }'],
  ...['for (var k = CALL; k < 2 && g < 30; k++) { BODY }', 'for (var k = 0; k < 2 && CALL; k++) tell(k);'],
  ...[
    'var n = 3; while (n-- > 0) { var v = CALL; BODY }',
    'switch (CALL) { case 1: tell(1); break; default: tell(2); }',
  ],
  ...['switch (b) { case 1: tell(CALL); default: tell(2); }', 'try { x = CALL; } catch (e) { tell([x, e.message]); }'],
  ...['if (a) x = CALL; else x = 2;', 'throw new Error(String(CALL));'],
];
const GIVEN = [
  '',
  'a',
  'x, a',
  'g, b',
  'x + 1, a',
  'a, tell(x)',
  'a, a++',
  '3, "text"',
  'h, bump()',
  'b, x, tell(5)',
  'o, y',
];
/** What a caller has under a name that the called function takes from outside. */
const SHADOWS = ['', '', 'var g = 7;', 'var h = 8; h++;', 'var o = { n: 9 };'];

const piece = fc.tuple(body, fc.constantFrom(...PLACES), body, fc.constantFrom(...GIVEN), fc.constantFrom(...SHADOWS));

/** Functions f0, f1 ... of which each calls the next one in one place; `f0` is called in a loop. */
const script = fc
  .tuple(fc.array(piece, { minLength: 1, maxLength: 3 }), body, fc.boolean())
  .map(([pieces, last, isNested]) => {
    const functions = pieces.map(([before, place, after, given, shadow], i) => {
      const calling = place.replace('CALL', `f${i + 1}(${given})`).replace('BODY', after);
      return `function f${i}(a, b) { var x = 2; ${shadow} ${before} ${calling} tell([a, b, x, g, h, o.n]); ${after} }`;
    });
    functions.push(`function f${pieces.length}(a, b) { var x = 5; ${last} }`);
    const around = isNested
      ? `function make(h) { ${functions.join('\n')}\n for (var r = 0; r < 3; r++) tell(f0(r, 3 - r)); tell(h); }\nmake(4);`
      : `var h = 4; ${functions.join('\n')}\n (function () { for (var r = 0; r < 3; r++) tell(f0(r, 3 - r)); })();`;
    return `var g = 0, y = 20, z = 0, o = { n: 3 }, late = [], later = [];
function bump() { g += 2; return g; }
${around}
bump(); tell([g, o.n, late, later.map(function (one) { return one(); })]);`;
  });

describe('a script whose functions are inlined', () => {
  it('tells what it told, in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(script, async (code) => {
        expect(toldBy(await reduced(code))).toEqual(toldBy(code));
      }),
      { numRuns: Number(process.env.RUNS ?? 400) },
    );
  });

  it.each([
    ['a return', 'return 1; var y = 2;'],
    ['two returns', 'if (g) { return 1; } else { return 2; } var y = 3;'],
  ])('declares a variable whose `var` stands behind %s', async (_what, end) => {
    const code = `var g = 0, y = 20;
function first(a) { var x = 2; second(); tell([a, x, g]); }
function second() { tell(y); g += 1; tell(y); ${end} }
for (var i = 0; i < 2; i++) first(i);`;
    expect(toldBy(await reduced(code))).toEqual(toldBy(code));
  });
});
