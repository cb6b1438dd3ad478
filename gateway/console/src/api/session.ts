import { type ReadonlySignal, signal } from '@preact/signals';
import type { Api } from './client.ts';
import type { SessionDocument, SessionUser } from './documents.ts';
import type { Keep } from './keep.ts';
import { isProblem } from './problem.ts';
import { mayAct, type Role } from './roles.ts';

/** Who sits in front of the console. `away`: the gateway was not reached, and nobody was signed in here before. */
export type Standing = 'asking' | 'first-start' | 'anonymous' | 'signed-in' | 'away';

export interface Session {
  readonly standing: ReadonlySignal<Standing>;
  readonly user: ReadonlySignal<SessionUser | null>;
  /** true while the gateway was not reached: what the page shows is what it remembers of the last time */
  readonly isRemembered: ReadonlySignal<boolean>;
  readonly gateway: ReadonlySignal<{ readonly name: string; readonly version: string } | null>;
  /** was somebody signed in until the gateway said otherwise? The login says so */
  readonly hasEnded: ReadonlySignal<boolean>;
  csrf(): string | null;
  may(least: Role): boolean;
  /** Asks who is signed in. Never throws. */
  ask(): Promise<void>;
  signIn(name: string, password: string): Promise<void>;
  signOut(): Promise<void>;
  /** Makes the first administrator, who is signed in with it. */
  begin(name: string, password: string): Promise<void>;
  speak(language: string): Promise<void>;
  /** All other sessions end; this one goes on under a new proof. */
  changePassword(old: string, password: string): Promise<void>;
  /** the gateway refused: nobody is signed in any more */
  end(): void;
}

const KEY = 'user';

/** A name, a role and a unit: so that the page of an incident opens where there is no coverage. No secret is among them. */
function readUser(text: string | undefined): SessionUser | null {
  if (text === undefined) return null;
  try {
    const found = JSON.parse(text) as Partial<SessionUser> | null;
    return typeof found?.name === 'string' && typeof found.role === 'string' ? (found as SessionUser) : null;
  } catch {
    return null;
  }
}

/** `api` is handed over later: it needs what is told here. */
export function createSession(api: () => Api, keep: Keep): Session {
  const standing = signal<Standing>('asking');
  const user = signal<SessionUser | null>(null);
  const isRemembered = signal(false);
  const gateway = signal<{ name: string; version: string } | null>(null);
  const hasEnded = signal(false);
  let csrf: string | null = null;

  function take(found: SessionDocument): void {
    csrf = found.csrf;
    user.value = found.user;
    gateway.value = { name: found.gateway, version: found.version };
    isRemembered.value = false;
    if (found.state === 'signed-in') hasEnded.value = false;
    keep.set(KEY, found.user ? JSON.stringify(found.user) : undefined);
    standing.value = found.state;
  }

  function recall(): void {
    const kept = readUser(keep.get(KEY));
    user.value = kept;
    isRemembered.value = true;
    standing.value = kept ? 'signed-in' : 'away';
  }

  async function ask(): Promise<void> {
    try {
      take(await api().get<SessionDocument>('/api/session'));
    } catch (error) {
      if (standing.value === 'signed-in' && !isProblem(error, 'unauthorized')) isRemembered.value = true;
      else recall();
    }
  }

  return {
    ...{ standing, user, isRemembered, gateway, hasEnded, ask },
    csrf: () => csrf,
    may: (least) => user.value !== null && mayAct(user.value.role, least),
    async signIn(name, password) {
      take(await api().send<SessionDocument>('POST', '/api/session', { name, password }));
    },
    async signOut() {
      await api().send('DELETE', '/api/session');
      keep.set(KEY, undefined);
      csrf = null;
      user.value = null;
      standing.value = 'anonymous';
    },
    async begin(name, password) {
      take(await api().send<SessionDocument>('POST', '/api/session/first', { name, password }));
    },
    async speak(language) {
      if (standing.value === 'signed-in' && !isRemembered.value) {
        await api().send('PATCH', '/api/session', { language });
      }
    },
    async changePassword(old, password) {
      take(await api().send<SessionDocument>('PUT', '/api/session/password', { old, password }));
    },
    end() {
      if (standing.value !== 'signed-in') return;
      hasEnded.value = true;
      csrf = null;
      user.value = null;
      keep.set(KEY, undefined);
      standing.value = 'anonymous';
    },
  };
}
