import fc from 'fast-check';

/**
 * Programs as the firmware is written: factories that give objects with fields, methods and closures, fields that are set
 * later, objects that are handed on, kept, or made in a branch, in a loop or several times. What a `const` or `let`
 * forbids they do not do: nothing is read above its `var`.
 */
const value = fc.constantFrom(
  ...['1', '-2', '"text"', 'n', 'n + 1', 'bump(2)', 'self.p', '(other ? other.p : 0)', 'isBig()', 'on ? 1 : 2'],
  ...['[n, on]', 'seed', 'typeof n', 'self.r', 'tell(n)', 'limit', 'twice(n, 2)', 'first(n)', 'null', 'n & 3'],
);
const condition = fc.constantFrom(
  ...[
    'n > 2',
    'on',
    '!on',
    'isBig()',
    'self.q',
    'other && other.isBig()',
    '!!n',
    'seed > 1',
    'held',
    'self.r',
    'odd(n)',
  ],
);

const statement: fc.Memo<string> = fc.memo((depth) => {
  const simple = fc.oneof(
    value.map((one) => `n = +${one.startsWith('[') ? '0' : one} || 0;`),
    value.map((one) => `tell(${one});`),
    value.map((one) => `self.p = ${one};`),
    value.map((one) => `var t = ${one}; tell(t);`),
    condition.map((one) => `on = ${one};`),
    condition.map((one) => `on = !!(${one});`),
    condition.map((one) => `self.q = ${one};`),
    fc.constantFrom(
      ...[
        'if (other) tell(other.get(n));',
        'if (other) other.put(1);',
        'var o = other; if (o) tell(o.p);',
        'show(self);',
      ],
      ...[
        'held = self; tell(held.p);',
        'self.r = n; tell(self.r);',
        'later.push(function () { tell([n, on, self.p]); });',
      ],
      ...['if (self.peer) tell(self.peer.p);', 'tell(self.none);', 'self.r = bump; tell(self.r(3));', 'show(other);'],
      ...['held = null;', 'on = false;', 'on = true;', 'var yes = on; if (yes) tell("yes");', 'self.p++;', 'n += 1;'],
    ),
  );
  if (depth <= 1) return simple;
  const inner = fc.array(statement(depth - 1), { maxLength: 3 }).map((list) => list.join(' '));
  return fc.oneof(
    { weight: 3, arbitrary: simple },
    fc.tuple(condition, inner, inner).map(([test, yes, no]) => `if (${test}) { ${yes} } else { ${no} }`),
    fc.tuple(condition, inner).map(([test, yes]) => `if (${test}) { ${yes} }`),
    inner.map((body) => `for (var i = 0; i < 2; i++) { ${body} }`),
    inner.map((body) => `try { ${body} } catch (e) { tell("caught"); }`),
  );
});
const body = fc.array(statement(2), { maxLength: 3 }).map((list) => list.join(' '));

const factory = fc
  .record({
    start: fc.constantFrom('seed', '0', '4', 'limit'),
    field: fc.constantFrom('n', 'on', 'false', '3', 'null', 'other', 'bump'),
    method: body,
    put: fc.constantFrom('bump', 'function (v) { n = v; on = v > 2; }', 'function (v) { self.p = v; return self; }'),
    after: body,
    late: fc.constantFrom('', 'self.peer = other;', 'if (seed > 1) self.peer = other;', 'self.peer = other || self;'),
    end: fc.constantFrom('return self;', 'var copy = self; return copy;', 'tell(n); return self;'),
    option: fc.constantFrom('', 'if (seed === void 0) { seed = 6; }'),
  })
  .map(
    (one) => (name: string) =>
      `function ${name}(other, seed) {
      ${one.option}
      var n = ${one.start}, on = false, held = null;
      function bump(v) { n += v; return n; }
      function isBig() { return n > 3; }
      var self = { p: 1, q: ${one.field}, peer: null, isBig: isBig, put: ${one.put},
        get: function (v) { tell(v); ${one.method} return [n, v, on]; } };
      ${one.after} ${one.late}
      ${one.end}
    }`,
  );

/** What a program does with its objects `a`, `b` and `c`. */
const use = fc.constantFrom(
  ...[
    'tell(a.get(1));',
    'b.put(3);',
    'a.p = 5;',
    'b.late = 4; tell(b.late);',
    'tell(a.nothing);',
    'var k = b; tell(k.p);',
  ],
  ...['show(a);', 'var h = a.get; tell(h(2));', '[1, 2].forEach(b.put);', 'later.push(function () { tell(b.p); });'],
  ...[
    'if (a.peer) tell(a.peer.p);',
    'tell(c.get(0));',
    'var x = make1(a, 2); tell(x.p);',
    'c = make2(b, 5);',
    'b = a;',
  ],
  ...[
    'for (var i = 0; i < 2; i++) { var m = make0(b, i); m.p = i; later.push(m.get); }',
    'tell(b.isBig());',
    'a.q = b;',
  ],
);
const COMBINED = ['a', 'b'] as const;

export const factoryProgram = fc
  .tuple(
    fc.tuple(factory, factory, factory),
    fc.array(use, { minLength: 1, maxLength: 5 }),
    fc.constantFrom('if (seed) { BODY } else tell("none");', 'BODY', 'try { BODY } catch (e) { tell("over"); }'),
    fc.constantFrom('main(1);', 'main(1); main(2);', '(function () { main(2); })();'),
    fc.constantFrom(...COMBINED),
  )
  .map(([factories, uses, frame, start, last]) => {
    const made = `var a = make0(null, seed), b = make1(a), c = make2(${last}, 2); ${uses.join(' ')}`;
    return `var limit = 7, later = [];
    function twice(v, by) { return v * by; }
    function first(v) { return v; }
    function odd(v) { return !!(v & 1); }
    function show(one) { if (one) { tell(one.p); one.p = 9; } }
    ${factories.map((make, i) => make(`make${i}`)).join('\n')}
    function main(seed) { ${frame.replace('BODY', made)} }
    ${start}
    later.forEach(function (one) { one(1); });`;
  });
