import { gatewayError } from '../errors.ts';
import type { Terminal } from './terminal.ts';

/**
 * Asks before something that cannot be undone. False where a person says no. Throws usage-invalid where there is nobody
 * to ask and --yes was not given.
 */
export async function confirm(terminal: Terminal, what: string, yes: boolean): Promise<boolean> {
  if (yes) return true;
  if (!terminal.ask) {
    const hint = 'give --yes; nobody can be asked here';
    throw gatewayError('usage-invalid', `${what}: this cannot be undone`, { hint });
  }
  return /^\s*y(es)?\s*$/i.test(await terminal.ask(`${what}? [y/N] `));
}
