/** DEBIAN/: what dpkg is told of the package, and what it does when it comes and goes. */
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** process.arch -> Debian's word; better-sqlite3 brings compiled addons for these. */
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };
const SCRIPTS = ['postinst', 'prerm', 'postrm'];

export function versionOf(root: string): string {
  return (JSON.parse(readFileSync(join(root, 'gateway/package.json'), 'utf8')) as { readonly version: string }).version;
}

/** Undefined where no package can be made for this processor. */
export function architecture(): string | undefined {
  return ARCHITECTURES[process.arch];
}

export function writeControl(root: string, tree: string): void {
  const kilobytes = Math.ceil(bytesBelow(tree) / 1024);
  const folder = join(tree, 'DEBIAN');
  mkdirSync(folder);
  writeFileSync(join(folder, 'control'), control(root, kilobytes));
  writeFileSync(join(folder, 'conffiles'), '/etc/lidwatch/gateway.yaml\n');
  for (const name of SCRIPTS) {
    copyFileSync(join(root, 'gateway/deploy/debian', name), join(folder, name));
    chmodSync(join(folder, name), 0o755);
  }
}

/** Debian Policy 5.3. adduser: postinst makes the user; systemd: the unit, and systemd-notify that the gateway calls. */
function control(root: string, kilobytes: number): string {
  const fields = {
    Package: 'lidwatch',
    Version: versionOf(root),
    Architecture: architecture(),
    Maintainer: 'Lidwatch authors <lidwatch@lidwatch.example>',
    'Installed-Size': kilobytes,
    Depends: 'libc6 (>= 2.28), libstdc++6 (>= 8), adduser',
    Recommends: 'systemd',
    Section: 'net',
    Priority: 'optional',
    Description: 'gateway that watches manhole covers',
  };
  const lines = Object.entries(fields).map(([key, value]) => `${key}: ${value}\n`);
  return `${lines.join('')} Takes the frames of cover nodes from its links, detects what happens to each\n cover, keeps it on disk and forwards it to an MQTT broker.\n`;
}

function bytesBelow(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sum + bytesBelow(path);
    return entry.isFile() ? sum + statSync(path).size : sum;
  }, 0);
}
