import type { Failure, Reply, Talk } from './dialect.ts';

/** Answered by whatever module with whatever settings: is anybody there? */
const AT = 'AT';
/** The first one may meet the rest of a line that somebody else began, or a module that sleeps. */
const AT_TRIES = 3;

export async function greet(talk: Talk): Promise<Failure | undefined> {
  let reply: Reply = { kind: 'timeout' };
  for (let i = 0; i < AT_TRIES && (reply.kind === 'timeout' || reply.kind === 'error'); i += 1) {
    reply = await talk.tell(AT);
  }
  return reply.kind === 'ok' ? undefined : { said: AT, reply };
}

const BUSY_PAUSE_MS = 250;
const BUSY_LIMIT = 4;

/** Gives a command again while the module is busy with the one before, for a while. */
export async function tellPatiently(talk: Talk, command: string): Promise<Reply> {
  let reply = await talk.tell(command);
  for (let i = 0; i < BUSY_LIMIT && reply.kind === 'error' && reply.busy; i += 1) {
    await talk.await(BUSY_PAUSE_MS);
    reply = await talk.tell(command);
  }
  return reply;
}

/** Gives commands one after the other, until one is not obeyed. */
export async function tellAll(talk: Talk, commands: readonly string[]): Promise<Failure | undefined> {
  for (const said of commands) {
    const reply = await tellPatiently(talk, said);
    if (reply.kind !== 'ok') return { said, reply };
  }
  return undefined;
}

/** A setting, and how a module is asked what it has in its place. */
export interface Setting {
  readonly ask: string;
  /** what ends the answer */
  readonly ends: 'ok' | 'value';
  /** the answer of a module that has it */
  readonly value: string;
  readonly tell: string;
}

/**
 * Sees to it that a module has its settings. What it has is not told again: it keeps them in flash, which wears out, and it
 * is asked for years.
 */
export async function ensureAll(talk: Talk, settings: readonly Setting[]): Promise<Failure | undefined> {
  for (const { ask, ends, value, tell } of settings) {
    const reply = await talk.tell(ask, { ends });
    if (reply.kind === 'ok' && reply.value === value) continue;
    const failure = await tellAll(talk, [tell]);
    if (failure) return failure;
  }
  return undefined;
}

/** `onlyNoise`: bytes came in the place of an answer, and none of them meant anything. */
export function failureText({ said, reply }: Failure, onlyNoise: boolean): string {
  if (reply.kind === 'error') return `${said}: ${reply.text}`;
  return onlyNoise ? `no answer to ${said} but noise: is the baud rate right?` : `no answer to ${said}`;
}
