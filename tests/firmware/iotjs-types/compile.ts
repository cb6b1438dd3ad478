import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');

export const packageFolder = fileURLToPath(new URL('../../../firmware/iotjs-types', import.meta.url));

export interface Diagnostic {
  file: string;
  line: number;
  code: number;
  message: string;
}

/** Compiles one program as a user of the package does: installed, named in `types`, on the ES5 library alone. */
export function compile(program: string): Diagnostic[] {
  const folder = mkdtempSync(join(tmpdir(), 'lidwatch-iotjs-'));
  try {
    mkdirSync(join(folder, 'node_modules', '@iotjs'), { recursive: true });
    symlinkSync(packageFolder, join(folder, 'node_modules', '@iotjs', 'types'), 'dir');
    // skipLibCheck would hide faults of the declarations themselves
    const environment = { lib: ['es5'], types: ['@iotjs/types'], module: 'commonjs', target: 'es2015' };
    const compilerOptions = { ...environment, strict: true, noEmit: true, skipLibCheck: false };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.ts'] }));
    writeFileSync(join(folder, 'program.ts'), program);
    const { stdout, stderr, status } = spawnSync(process.execPath, [tsc, '--pretty', 'false', '-p', folder], {
      cwd: folder,
      encoding: 'utf8',
    });
    const found = diagnosticsIn(stdout);
    // a compiler that did not run must not count as a program without faults
    if ((status === 0) !== (found.length === 0)) throw new Error(`tsc ended with ${status}: ${stdout}${stderr}`);
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function diagnosticsIn(output: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const line of output.split('\n')) {
    const parts = /^(?:(.+?)\((\d+),\d+\): )?error TS(\d+): (.*)$/.exec(line);
    if (parts)
      found.push({ file: parts[1] ?? '', line: +(parts[2] ?? 0), code: +(parts[3] ?? 0), message: parts[4] ?? '' });
  }
  return found;
}
