// Debian programs that some tasks need. Installed where that may be done (root, apt-get); elsewhere they are named.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Debian package -> a file on PATH, or an absolute one, that shows it is there. */
const PROOF = {
  duktape: 'duk',
  socat: 'socat',
  openssl: 'openssl',
  chromium: 'chromium',
  'fonts-noto-cjk': '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  systemd: 'systemd-analyze',
  mosquitto: 'mosquitto',
  'mosquitto-clients': 'mosquitto_sub',
  'python3-cbor2': '/usr/lib/python3/dist-packages/cbor2',
};

// Debian keeps daemons in sbin, which is not on every user's PATH
const PLACES = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];

function isThere(proof) {
  if (proof.startsWith('/')) return existsSync(proof);
  return PLACES.some((folder) => {
    try {
      accessSync(join(folder, proof), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** @param {string[]} packages @param {(text: string) => void} say */
export function ensurePrograms(packages, say) {
  const missing = packages.filter((name) => !isThere(PROOF[name]));
  if (missing.length === 0) return;
  const mayInstall = process.getuid?.() === 0 && isThere('apt-get');
  if (!mayInstall) {
    say(
      `not installed: ${missing.join(', ')}. What needs them is skipped; on Debian: sudo apt-get install ${missing.join(' ')}`,
    );
    return;
  }
  say(`installing Debian packages: ${missing.join(', ')} ...`);
  const options = { stdio: ['ignore', 'ignore', 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], options);
  const install = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], options);
  if (install.status !== 0) say(`apt-get could not install ${missing.join(', ')}: what needs them is skipped`);
}
