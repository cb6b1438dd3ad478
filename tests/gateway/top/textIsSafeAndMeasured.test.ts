import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inColumns, sanitise, widthOf } from '../../../gateway/src/cli/top/text.ts';

describe('text from anywhere', () => {
  it.each([
    ['Mill Lane', 'Mill Lane', 9],
    ['a\x1b[2Jb', 'a?[2Jb', 6],
    ['two\nlines\t', 'two lines ', 10],
    ['人民路', '人民路', 6],
    ['e\u0301', 'é', 1],
    ['\u202etxt.exe', 'txt.exe', 7],
    ['a\u200db\ufe0f', 'ab', 2],
    ['x\ud800', 'x?', 2],
    ['z\u0335\u0336\u0337\u0338', 'z\u0335\u0336', 1],
  ])('%j is shown as %j', (text, shown, width) => {
    expect([sanitise(text), widthOf(sanitise(text))]).toEqual([shown, width]);
  });

  it('is shown the same when it is made safe once more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(sanitise(sanitise(text))).toBe(sanitise(text));
      }),
    );
  });

  it('takes exactly the columns that it is given', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[人a民b]*$/));
    fc.assert(
      fc.property(text, fc.nat(40), fc.boolean(), (from, columns, right) => {
        expect(widthOf(inColumns(sanitise(from), columns, right))).toBe(columns);
      }),
    );
    expect(inColumns('人民路', 4)).toBe('人 ~');
    expect(inColumns('ab', 4, true)).toBe('  ab');
  });
});
