import { execFileSync } from 'node:child_process';
import { createHash, type Hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSimError } from '../../errors.ts';

/** Beside a program's own sources: what of the simulator has no say in what a job comes to. */
const IDLE = ['src/cli', 'src/evaluate/compare', 'src/evaluate/pool', 'src/evaluate/report'];

/** Which programs, as a short text that changes with any line of them: results of other programs are not taken up. */
export interface Programs {
  /** of the simulator, the firmware and the protocol */
  readonly simulator: string;
  readonly gateway: { readonly version: string; readonly digest: string };
}

export function fingerprint(command: readonly string[]): Programs {
  const own = fileURLToPath(new URL('../../..', import.meta.url));
  const hash = createHash('sha256');
  addPackage(hash, own, IDLE);
  for (const name of ['@lidwatch/protocol', '@lidwatch/firmware']) addPackage(hash, rootOf(import.meta.resolve(name)));
  return { simulator: short(hash), gateway: gatewayOf(command) };
}

function gatewayOf([program = '', ...first]: readonly string[]): Programs['gateway'] {
  let version: string;
  try {
    version = execFileSync(program, [...first, '--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw createSimError('gateway-failed', `${[program, ...first].join(' ')} --version: ${why.trim()}`);
  }
  const hash = createHash('sha256').update(version);
  for (const file of [program, ...first].filter(existsSync)) {
    const real = realpathSync(file);
    const folder = dirname(dirname(real));
    if (existsSync(join(folder, 'src')) && existsSync(join(folder, 'package.json'))) addPackage(hash, folder);
    else hash.update(`${real} ${statSync(real).size} ${statSync(real).mtimeMs}`);
  }
  return { version: version.trim(), digest: short(hash) };
}

/** The folder of the package whose module that is. */
function rootOf(url: string): string {
  let folder = dirname(fileURLToPath(url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return realpathSync(folder);
}

function addPackage(hash: Hash, root: string, idle: readonly string[] = []): void {
  const src = join(root, 'src');
  const files = readdirSync(src, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !idle.some((folder) => file.startsWith(`${folder}/`)));
  for (const file of ['package.json', ...files.toSorted()])
    hash.update(`${file}\n`).update(readFileSync(join(root, file)));
}

function short(hash: Hash): string {
  return hash.digest('hex').slice(0, 16);
}
