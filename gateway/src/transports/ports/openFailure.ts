import { readFileSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, codeOf, type Machine } from './machine.ts';
import { holderText, portHolders } from './portHolders.ts';

const MISSING = 'is not there: unplugged, or under another name (lidwatch ports lists them)';
const NO_TERMINAL = 'is not a serial port';
/** read and write for the group */
const GROUP_MAY = 0o060;

/** `dialout` from /etc/group; its number where it has no name. */
function groupName(machine: Machine, gid: number): string {
  const lines = attempt(() => readFileSync(join(machine.etc, 'group'), 'utf8'))?.split('\n') ?? [];
  const fields = lines.map((line) => line.split(':')).find(([, , id]) => id === String(gid));
  return fields?.[0] ?? String(gid);
}

function noPermission(machine: Machine, { gid, mode }: Stats): string {
  const user = machine.user();
  if ((mode & GROUP_MAY) !== GROUP_MAY) return `may not be opened by ${user}: it is for its owner alone`;
  const group = groupName(machine, gid);
  return `may not be opened by ${user}: it is for the group ${group} (usermod -aG ${group} ${user}, then start again)`;
}

/** What keeps this user from a port that is there; undefined where nothing does. */
export function permissionTrouble(machine: Machine, path: string): string | undefined {
  const stats = attempt(() => statSync(path));
  return stats && !machine.mayUse(path) ? noPermission(machine, stats) : undefined;
}

function held(machine: Machine, path: string): string | undefined {
  const [holder] = portHolders(machine, path);
  if (!holder) return undefined;
  return `is held by ${holder.pid === process.pid ? 'this gateway, for another link' : holderText(holder)}`;
}

/**
 * Why a port could not be opened, for a person. The serial library has a text and no code for it, so the port is looked
 * at and tried once more. `said`: the library's text, for what nobody has thought of.
 */
export function openFailure(machine: Machine, path: string, said: string): string {
  let stats: Stats;
  try {
    stats = statSync(path);
  } catch (error) {
    return ['ENOENT', 'ENOTDIR', 'ELOOP'].includes(codeOf(error)) ? MISSING : said;
  }
  if (!stats.isCharacterDevice()) return NO_TERMINAL;
  const { code, isTerminal } = machine.probe(path);
  switch (code) {
    case 'EACCES':
      return noPermission(machine, stats);
    case 'EPERM':
      return 'is kept from this service or container (DeviceAllow= of systemd, --device of a container)';
    case 'EBUSY':
      return held(machine, path) ?? 'is held by another program';
    case 'ENXIO':
    case 'ENODEV':
    case 'EIO':
      return 'has no device behind it';
    case undefined:
      return isTerminal ? (held(machine, path) ?? said) : NO_TERMINAL;
    default:
      return said;
  }
}
