import { beforeAll, describe, expect, it } from 'vitest';
import { compile, type Diagnostic } from './compile.ts';

/** What is wrong, the number of TypeScript's error, and one line of program. */
type WrongUse = [name: string, code: number, line: string];

interface Expectation {
  /** A program that must compile. */
  sample: string;
  /** What the wrong lines need; must compile, too. */
  before: string;
  wrong: WrongUse[];
}

/** All wrong uses are lines of one program: each must have its own error, and nothing else may have one. */
export function describeTypes(module: string, { sample, before, wrong }: Expectation): void {
  const first = before.split('\n').length + 1;
  let found: Diagnostic[] = [];

  describe(`the types of ${module}`, () => {
    beforeAll(() => {
      found = compile([before, ...wrong.map(([, , line]) => line)].join('\n'));
    });

    it('allow what a program does', () => {
      expect(compile(sample)).toEqual([]);
    });

    it.each(wrong.map(([name, code], index) => ({ name, code, line: first + index })))(
      'refuse $name',
      ({ code, line }) => {
        expect(found.filter((diagnostic) => diagnostic.line === line).map((diagnostic) => diagnostic.code)).toEqual([
          code,
        ]);
      },
    );

    it('complain about nothing else', () => {
      expect(found.filter(({ file, line }) => file !== 'program.ts' || line < first)).toEqual([]);
    });
  });
}
