import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile, packageFolder } from './iotjs-types/compile.ts';

const index = readFileSync(join(packageFolder, 'index.d.ts'), 'utf8');
const files = readdirSync(packageFolder).filter((name) => name.endsWith('.d.ts') && name !== 'index.d.ts');

describe('the declarations of IoT.js', () => {
  it('compile on the ES5 library alone', () => {
    expect(compile('')).toEqual([]);
  });

  it('are all named in the index', () => {
    const named = [...index.matchAll(/<reference path="(.+?)"/g)].map((match) => match[1]);
    expect(named.sort()).toEqual(files.sort());
  });

  it('keep what Node has and IoT.js has not out of a program', () => {
    const codes = compile(
      ['new Promise(() => {});', 'Buffer.alloc(1);', 'setTimeout(() => {}, 1).hasRef();'].join('\n'),
    );
    expect(codes.map(({ line, code }) => [line, code])).toEqual([
      [1, 2585],
      [2, 2339],
      [3, 2339],
    ]);
  });
});
