import type { Command } from 'commander';
import { gatewayError } from '../errors.ts';
import type { Store } from '../store/store.ts';
import { groupOrThrow } from './notFound.ts';
import { addStoreOptions, type StoreOptions } from './withStore.ts';

export interface MemberOptions extends StoreOptions {
  readonly all?: boolean;
}

/** For whom a command is: a group, or all covers. */
export interface Members {
  /** undefined: all covers */
  readonly group: string | undefined;
  /** for a sentence */
  readonly name: string;
}

/** Adds the options of a command for a group or all covers; behind its arguments, of which the first is `[group]`. */
export function addMemberOptions(command: Command): Command {
  return addStoreOptions(command.option('--all', 'all covers, in the place of a group'));
}

/** Throws usage-invalid where not just one of both is said, and not-found with the nearest group that there is. */
export function membersOrThrow(store: Store, group: string | undefined, { all = false }: MemberOptions): Members {
  if (all === (group !== undefined)) {
    const message = all ? `"${group}" and --all cannot both be meant` : 'which group?';
    throw gatewayError('usage-invalid', message, { hint: 'name one group, or say --all for all covers' });
  }
  groupOrThrow(store, group);
  return { group, name: group === undefined ? 'all covers' : `group ${group}` };
}
