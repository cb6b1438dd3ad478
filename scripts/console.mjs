// Builds the console of the gateway where its sources have changed since: `node scripts/console.mjs`, plain JavaScript, so that
// scripts/run.mjs can call it before everything else. `--always` builds in any case; the sizes are printed, and held to their budgets.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'gateway', 'console');
const dist = join(folder, 'dist');
const stampFile = join(dist, '.stamp');

/** Not of the sources: what is built, what is installed, what is read by people. */
const LEFT_OUT = new Set(['dist', 'node_modules', 'README.md']);

function sources(within) {
  return readdirSync(within, { withFileTypes: true })
    .filter(({ name }) => !LEFT_OUT.has(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? sources(join(within, entry.name)) : [join(within, entry.name)]));
}

/** Changes with any source, and with the versions of what it is built from. */
function stampNow() {
  const hash = createHash('sha256');
  for (const file of [...sources(folder), join(root, 'package-lock.json')]) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

export function isBuilt() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stampNow();
}

/** Builds it; the exit code. What vite says is shown where it fails. */
function build(node) {
  const stamp = stampNow();
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const made = spawnSync(node, [vite, 'build', folder, '--logLevel', 'warn'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (made.status !== 0) return made.status ?? 1;
  const sized = spawnSync(node, [join(folder, 'build', 'report.ts')], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (sized.status !== 0) return sized.status ?? 1;
  writeFileSync(stampFile, stamp);
  return 0;
}

/** @param {string} node @param {(text: string) => void} say */
export function ensureConsole(node, say) {
  if (isBuilt()) return 0;
  say('building the console ...');
  return build(node);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const isWanted = process.argv.includes('--always') || !isBuilt();
  process.exit(isWanted ? build(process.execPath) : 0);
}
