import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reduce } from '../../firmware/build/chain/reduce.ts';

const NO_MAP = { version: 3, names: [], sources: ['x.js'], mappings: 'AAAA' };

async function reduced(code: string, engine: readonly string[] = []): Promise<string> {
  return (await reduce({ code, map: NO_MAP }, new Set(engine))).code;
}

/** All that a script tells, whether it ends well or not. */
function run(code: string): unknown[] {
  const told: unknown[] = [];
  const tell = (value: unknown) => {
    told.push(JSON.stringify(value));
    return told.length;
  };
  try {
    runInNewContext(code, { tell }, { timeout: 2000 });
  } catch (error) {
    told.push((error as Error).message);
  }
  return told;
}

const value = fc.constantFrom(
  'a',
  'b',
  '7',
  'x',
  'g',
  'a + x',
  'tell(b)',
  'o.n',
  'tell(o.n) - 1',
  'o.m++',
  '(o.m += 2)',
);
const condition = fc.constantFrom('a > 2', 'b', 'x < 3', 'g', 'o.n & 1', 'tell(a) % 2');

const statement: fc.Memo<string> = fc.memo((depth) => {
  const simple = fc.oneof(
    value.map((one) => `x = ${one};`),
    value.map((one) => `tell(${one});`),
    value.map((one) => `var y = ${one}; tell(y);`),
    value.map((one) => `return ${one};`),
    fc.constantFrom('o.h = function () { x += 1; return [a, b, x]; };', 'if (o.h) tell(o.h());'),
    fc.constantFrom('a += 1;', 'o.n++;', 'o.unread = tell(5);', 'g += 1;', 'return;', 'var z; tell(z); z = x;'),
  );
  if (depth <= 1) return simple;
  const inner = fc.array(statement(depth - 1), { maxLength: 3 }).map((list) => list.join(' '));
  return fc.oneof(
    { weight: 2, arbitrary: simple },
    fc.tuple(condition, inner).map(([test, yes]) => `if (${test}) { ${yes} }`),
    fc.tuple(condition, inner, inner).map(([test, yes, no]) => `if (${test}) { ${yes} } else { ${no} }`),
    fc.tuple(condition, inner, value).map(([test, yes, no]) => `if (${test}) { ${yes} } else return ${no};`),
    inner.map((body) => `for (var i = 0; i < 2; i++) { ${body} }`),
    inner.map((body) => `switch (a) { case 1: ${body} break; default: x = 1; }`),
  );
});

const body = fc.array(statement(3), { maxLength: 3 }).map((list) => list.join(' '));

/** Every place that a call may have; what the caller knows afterwards is told. */
const CALLS = [
  'CALL;',
  'x = CALL;',
  'var v = CALL; tell(v);',
  'if (CALL) { BODY }',
  'if (!CALL) tell(1); else { BODY }',
  'for (var k = 0; k < 2; k++) { x = CALL; }',
  'tell(CALL);',
  'return CALL;',
  'if (b) return !CALL;',
];
/** Declared in a function's own body. */
const held = fc.constantFrom(
  '',
  'function inner(x) { tell([a, x]); a += 2; return b; } tell(inner(3));',
  'function a1() { return x; } tell(a1() + a1());',
);
const piece = fc.tuple(
  fc.tuple(held, body).map(([one, rest]) => `${one} ${rest}`),
  fc.constantFrom(...CALLS),
  body,
  fc.constantFrom('a, x', 'g, b', 'x + 1, a', 'b', ''),
);

/** Functions f0, f1 ... each of which calls the next one in one place. */
const script = fc.tuple(fc.array(piece, { minLength: 1, maxLength: 3 }), held, body).map(([pieces, first, last]) => {
  const functions = pieces.map(([before, call, after, given], i) => {
    const calling = call.replace('CALL', `f${i + 1}(${given})`).replace('BODY', after);
    return `function f${i}(a, b) { var x = 2; ${before} ${calling} tell([a, b, x, g]); ${after} }`;
  });
  functions.push(`function f${pieces.length}(a, b) { var x = 5; ${first} ${last} }`);
  const head = 'var g = 0, o = { n: 3, m: 0, unread: 1 };';
  return `${head}\n${functions.join('\n')}\n(function () { tell(f0(1, 4)); tell(f0(5, 0)); tell([g, o.n]); })();`;
});

describe('a reduced script', () => {
  it('tells what the script told, in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(script, async (code) => {
        expect(run(await reduced(code))).toEqual(run(code));
      }),
      { numRuns: 400 },
    );
  });

  it('has no function left that is called in one place, as a statement, a value or a condition', async () => {
    const code = await reduced(`
      function main(n) { early(n); var v = twice(n); if (!odd(v)) tell(v); return last(v); }
      function early(n) { if (n > 2) { tell('big'); return; } tell('small'); }
      function twice(n) { if (n > 5) return n; return n * 2; }
      function odd(n) { return n & 1; }
      function last(n) { for (var i = 0; i < n; i++) if (i === 3) return 'three'; return 'none'; }
      (function () { tell(main(1)); tell(main(4)); })();`);
    expect(code.match(/function/g)).toHaveLength(2);
    expect(run(code)).toEqual(['"small"', '2', '"none"', '"big"', '8', '"three"']);
  });

  it.each([
    ['is called twice', 'function f(n) { tell(n); return n + 1; } tell(f(1)); tell(f(2));'],
    [
      'makes a function, in a loop',
      'function f(n) { return function () { return n; }; } var h = []; for (var i = 0; i < 2; i++) h.push(f(i)); tell(h[0]()); tell(h[1]());',
    ],
    ['is handed on', 'function f(n) { tell(n); } [1].forEach(f); [2].forEach(f);'],
    [
      'returns out of a loop in a loop, where its value is kept',
      'function f(n) { while (n) { while (n & 1) { if (n > 3) return n; n++; } n++; } return 0; } var v = f(1); tell(v);',
    ],
    ['calls its caller', 'function f(n) { if (n > 0) tell(run(n - 1)); return n; } tell(run(2));'],
  ])('keeps a function that %s', async (_why, text) => {
    const script = `function run(n) { ${text.includes('run(2)') ? 'var v = f(n); return v;' : text} }\n${text.includes('run(2)') ? text : 'run(1);'}`;
    const code = await reduced(script);
    expect(code).toMatch(/function f\(|function \(_?n\)/);
    expect(run(code)).toEqual(run(script));
  });

  it('keeps the value of an argument apart from what happens to either side meanwhile', async () => {
    const text = `var g = 0;
      function main(a) { var v = raise(a); tell([a, v]); return count(g); }
      function raise(n) { n += 1; return n; }
      function count(n) { g += 1; return n; }
      (function () { tell(main(1)); tell(main(4)); tell(g); })();`;
    const code = await reduced(text);
    expect(code).not.toMatch(/function (?:raise|count)/);
    expect(run(code)).toEqual(run(text));
  });

  it('has neither properties that nobody reads nor defaults of options that nobody gives', async () => {
    const code = await reduced(`
      function create(options) {
        var level = options.level === void 0 ? 7 : options.level;
        var stats = { sent: 0, lost: 0 };
        return { send: function () { stats.lost++; stats.sent += level; return stats.sent; }, unread: function () { return stats.lost; } };
      }
      var c = create({ other: 1 }); tell(c.send()); tell(c.send());`);
    expect(code).not.toMatch(/unread|other|options\.level/);
    expect(run(code)).toEqual(['7', '14']);
  });

  it('has everything that an engine or a record may read or set', async () => {
    const code = await reduced(
      `var port = { onChange: null, setup: tell, uniqueId: 3 }; tell(port); port.onChange = function () { tell(1); };
       port.setup({ baudRate: 9600 }); tell(JSON.parse('{"band":868}')["band"]); var r = {}; r.band = 5; tell(r); tell(port.uniqueId);`,
      ['onChange', 'setup', 'baudRate', 'uniqueId'],
    );
    for (const name of ['onChange', 'setup', 'baudRate', 'band', 'uniqueId']) expect(code).toContain(name);
  });
});
