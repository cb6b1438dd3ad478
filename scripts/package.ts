/**
 * `npm run package`: a .deb of the gateway with its own Node, out of what is installed here; nothing is downloaded.
 * `-- --out FOLDER` puts it elsewhere than dist/; `-- --fast` packs quickly and larger.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { architecture, versionOf, writeControl } from './package/control.ts';
import { stage } from './package/stage.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const MEGABYTE = 1_000_000;

const { values } = parseArgs({
  options: { out: { type: 'string', default: join(root, 'dist') }, fast: { type: 'boolean', default: false } },
});

/** What keeps a package from being made here, for a person to mend. */
function obstacle(): string | undefined {
  if (spawnSync('dpkg-deb', ['--version']).status !== 0) {
    return 'dpkg-deb is not there: it is part of Debian and of what descends from it; make the package there';
  }
  if (architecture() === undefined) return `there is no package for ${process.arch}: x64 and arm64 have one`;
  if (!existsSync(join(root, 'node_modules/node/bin/node')))
    return 'the package `node` has no binary: npm rebuild node';
  if (!existsSync(join(root, 'gateway/console/dist/index.html'))) return 'the console is not built: npm run console';
  return undefined;
}

function build(): string {
  const out = resolve(values.out);
  mkdirSync(out, { recursive: true });
  const file = join(out, `lidwatch_${versionOf(root)}_${architecture()}.deb`);
  const scratch = mkdtempSync(join(tmpdir(), 'lidwatch-package-'));
  try {
    const tree = join(scratch, 'tree');
    stage(root, tree);
    writeControl(root, tree);
    const packing = values.fast ? ['-Zgzip', '-z1'] : ['-Zxz'];
    const args = ['--root-owner-group', ...packing, '--build', tree, file];
    const { status, stderr } = spawnSync('dpkg-deb', args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`dpkg-deb: ${stderr.trim()}`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return file;
}

const reason = obstacle();
if (reason) {
  console.error(`lidwatch: ${reason}`);
  process.exitCode = 1;
} else {
  const file = build();
  console.log(`${file}  ${(statSync(file).size / MEGABYTE).toFixed(1)} MB`);
}
