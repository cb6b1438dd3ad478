import { accessSync, constants, statSync } from 'node:fs';
import type { Config } from '../config/config.ts';
import { type Finding, fail, ok } from './finding.ts';

function checkPort(check: string, path: string): Finding {
  try {
    if (!statSync(path).isCharacterDevice()) {
      return fail(check, `${path} is no serial port`, 'name one: ls -l /dev/serial/by-id');
    }
    accessSync(path, constants.R_OK | constants.W_OK);
    return ok(check, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return fail(check, `${path} is not there`, 'is it plugged in? ls -l /dev/serial/by-id');
    if (code !== 'EACCES') return fail(check, `${path}: ${code ?? String(error)}`, 'correct its path');
    const todo = 'usermod -aG dialout USER, for the user of the gateway; then start it anew';
    return fail(check, `${path} may not be opened by this user`, todo);
  }
}

/** The serial ports of the links. */
export function checkSerialPorts({ links }: Config): readonly Finding[] {
  return links.flatMap((link) => ('path' in link ? [checkPort(`link ${link.name}`, link.path)] : []));
}
