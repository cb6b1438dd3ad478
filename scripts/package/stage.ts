/** The tree of the package, as it will lie on a machine. */
import { execFileSync } from 'node:child_process';
import { chmodSync, constants, cpSync, mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';

const LIB = 'usr/lib/lidwatch';
const DEBIAN = 'gateway/deploy/debian';

/** Sources of SQLite: the compiled addon is all that is loaded. */
const NOT_LOADED = ['node_modules/better-sqlite3/deps', 'node_modules/better-sqlite3/src'];

/** What building an addon leaves behind beside it, paths of the builder's machine among it. */
const BUILD_FILE = /\/build\/.*(?<!\.node)$/;

/** Own folders below a workspace that a gateway needs. */
const OWN = [
  'gateway/bin',
  'gateway/src',
  'gateway/console/dist',
  'gateway/package.json',
  'shared-protocol/src',
  'shared-protocol/package.json',
];

/** Lays everything but DEBIAN/ out below `tree`. */
export function stage(root: string, tree: string): void {
  const put = (from: string, to: string) => copy(root, join(root, from), join(tree, to));
  for (const path of OWN) put(path, join(LIB, path));
  for (const path of dependencies(root)) put(path, join(LIB, path));
  mkdirSync(join(tree, LIB, 'node_modules/@lidwatch'), { recursive: true });
  symlinkSync('../../shared-protocol', join(tree, LIB, 'node_modules/@lidwatch/protocol'));
  put('node_modules/node/bin/node', join(LIB, 'bin/node'));
  put(`${DEBIAN}/lidwatch`, 'usr/bin/lidwatch');
  put(`${DEBIAN}/gateway.yaml`, 'etc/lidwatch/gateway.yaml');
  put(`${DEBIAN}/copyright`, 'usr/share/doc/lidwatch/copyright');
  for (const [from, to] of documents(root)) put(from, join('usr/share/doc/lidwatch', to));
  put('gateway/deploy/systemd/lidwatch.service', 'lib/systemd/system/lidwatch.service');
  readable(tree);
  chmodSync(join(tree, 'usr/bin/lidwatch'), 0o755);
}

/** What the pages and the configuration of the package point to, side by side. */
function documents(root: string): readonly (readonly [from: string, to: string])[] {
  const pages = readdirSync(join(root, 'gateway')).filter((name) => name.endsWith('.md'));
  return [
    ...pages.map((name) => [join('gateway', name), name] as const),
    ['gateway/console/README.md', 'console/README.md'],
    ['gateway/examples', '.'],
    ['gateway/deploy/grafana', 'deploy/grafana'],
    ['gateway/deploy/prometheus', 'deploy/prometheus'],
  ];
}

/** Folders of the packages that the gateway needs at work, relative to the root; npm reads them off the disk. */
function dependencies(root: string): readonly string[] {
  const args = ['ls', '--omit=dev', '--all', '--parseable', '--workspace', '@lidwatch/gateway'];
  const lines = execFileSync('npm', args, { cwd: root, encoding: 'utf8' }).split('\n');
  const found = lines.map((line) => relative(root, line)).filter((path) => path.startsWith(`node_modules${sep}`));
  return found.filter((path) => !path.startsWith(join('node_modules', '@lidwatch')));
}

/** A package without the packages below it (they have lines of their own), and without binaries of other systems. */
function copy(root: string, from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  const wanted = (path: string): boolean => {
    if (path === from) return true;
    if (basename(path) === 'node_modules' || NOT_LOADED.includes(relative(root, path))) return false;
    if (path.includes('/better-sqlite3/build/') && BUILD_FILE.test(path) && statSync(path).isFile()) return false;
    return basename(dirname(path)) !== 'prebuilds' || ours(basename(path));
  };
  cpSync(from, to, { recursive: true, filter: wanted, mode: constants.COPYFILE_FICLONE });
}

/** `linux-x64`, `linux-x64.node`; not that of another C library or processor. */
function ours(prebuilt: string): boolean {
  return prebuilt.replace(/\.node$/, '') === `${process.platform}-${process.arch}`;
}

/** A checkout may have been made under a narrow umask; the gateway runs as a user of its own. */
function readable(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) readable(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}
