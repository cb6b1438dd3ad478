import { randomInt } from 'node:crypto';
import { passwordFault } from '../accounts/passwordRules.ts';
import { gatewayError } from '../errors.ts';
import type { Terminal } from './terminal.ts';

/** Where a command takes a password from. Never from its arguments: every user of a machine can read those. */
export interface PasswordOptions {
  readonly passwordStdin?: boolean;
  readonly generate?: boolean;
}

export interface GivenPassword {
  readonly password: string;
  /** made here, and to be shown once */
  readonly isGenerated: boolean;
}

/** Without what is taken for something else when it is read out: 0 o 1 l i. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 5;
const OF_A_GROUP = 4;

/** 99 random bits, in groups that can be told over the telephone. */
function generate(): string {
  const group = (): string => Array.from({ length: OF_A_GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

function weak(message: string, hint?: string) {
  return gatewayError('password-weak', message, hint === undefined ? {} : { hint });
}

async function asked(terminal: Terminal): Promise<string> {
  if (!terminal.askSecret) {
    throw weak(
      'nobody can be asked for the password here',
      'give it with --password-stdin, or have one made: --generate',
    );
  }
  const first = await terminal.askSecret('password: ');
  const second = await terminal.askSecret('the same again: ');
  if (first !== second) throw weak('the two are not the same');
  return first;
}

async function fromInput(terminal: Terminal): Promise<string> {
  const [line = ''] = ((await terminal.input?.()) ?? '').split(/\r?\n/);
  return line;
}

/** Throws password-weak, usage-invalid. */
export async function askPassword(
  terminal: Terminal,
  name: string,
  { passwordStdin, generate: wanted }: PasswordOptions,
): Promise<GivenPassword> {
  if (wanted && passwordStdin) throw gatewayError('usage-invalid', 'either --generate or --password-stdin');
  if (wanted) return { password: generate(), isGenerated: true };
  const password = await (passwordStdin ? fromInput(terminal) : asked(terminal));
  const fault = passwordFault(password, name);
  if (fault !== undefined) throw weak(`the password will not do: ${fault}`);
  return { password, isGenerated: false };
}
