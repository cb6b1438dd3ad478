import type { Logger } from 'pino';
import { createLoginLimits } from '../../accounts/loginLimits.ts';
import { hashPassword, isOutdated, isPassword } from '../../accounts/passwordHash.ts';
import { createTurns } from '../../accounts/turns.ts';
import { userNameOf } from '../../accounts/userName.ts';
import type { Clock } from '../../parts/clock.ts';
import { coded } from '../../parts/logCodes.ts';
import { createTally, type Tally } from '../../parts/tally.ts';
import { createTokenBucket } from '../../parts/tokenBucket.ts';
import type { Session } from '../../store/sessions.ts';
import type { Store } from '../../store/store.ts';
import { isStorageTrouble } from '../../store/trouble.ts';
import type { UserRecord } from '../../store/users.ts';
import { StoreUnavailable } from '../storeUnavailable.ts';
import { type AuditCount, type Auditor, createAuditor } from './auditor.ts';

/** A session that has begun; `secret` is for the cookie. */
export interface Begun {
  readonly secret: string;
  readonly session: Session;
}

/** wrong: the name or the password, nobody says which. wait: too many have tried. */
export type NotBegun = { readonly not: 'wrong' } | { readonly not: 'wait'; readonly ms: number };

/** People and their passwords. Names are given as they were typed, new passwords as they passed the rules. */
export interface Accounts {
  /** Ends `before`, the session that the browser had: whoever gave it to it does not come along. */
  logIn(name: string, password: string, address: string, before?: Session): Promise<Begun | NotBegun>;
  /** Makes the first administrator, and logs in; `taken` where there is one already, or the name is not free. Throws user-exists. */
  makeFirst(name: string, password: string): Promise<Begun | NotBegun | 'taken'>;
  /** Another password for whoever knows the old one; all their sessions end, and one begins. */
  changeOwn(session: Session, old: string, password: string, address: string): Promise<Begun | NotBegun>;
  /** For storing; undefined where too many passwords are being worked on. */
  hash(password: string): Promise<string> | undefined;
  /** Is there an administrator, or a token that holds: has somebody taken care of who may do what? undefined: it cannot be told now. */
  isCaredFor(): boolean | undefined;
  readonly auditor: Auditor;
  readonly auditCounts: Tally<AuditCount>;
}

export interface AccountsOptions {
  readonly store: () => Store | undefined;
  readonly clock: Clock;
  readonly refusals: Tally;
  readonly log: Logger;
}

/** 19 MiB each while they are worked on, and a core: two leave room for the frames on a small box. */
const TURNS = { atOnce: 2, waiting: 16 };
const BUSY_MS = 2_000;
/** Failed logins that are told in the log: an attack is worth a line, not a disk. */
const TOLD = { burst: 20, perSecond: 0.2 };

const WRONG = { not: 'wrong' } as const;

export function createAccounts({ store, clock, refusals, log }: AccountsOptions): Accounts {
  const limits = createLoginLimits(clock);
  const turns = createTurns(TURNS);
  const bucket = createTokenBucket({ clock, ...TOLD });
  const auditCounts = createTally<AuditCount>();

  function opened(): Store {
    const open = store();
    if (!open) throw new StoreUnavailable();
    return open;
  }

  /** Is it the password? With the count of who has tried. */
  async function check(name: string, password: string, address: string): Promise<UserRecord | NotBegun> {
    const busy = (): NotBegun => {
      refusals.add('login busy');
      return { not: 'wait', ms: BUSY_MS };
    };
    // before it counts: whose password is not even looked at has not guessed
    if (!turns.hasRoom()) return busy();
    const wait = limits.begin(name, address);
    if (wait !== undefined) {
      refusals.add('login throttled');
      return { not: 'wait', ms: wait };
    }
    const kept = opened().users.passwordHash(name);
    const turn = turns.take(() => isPassword(password, kept));
    if (!turn) return busy();
    const isRight = await turn;
    // not with the old one while somebody has just set another
    const user = isRight && kept === opened().users.passwordHash(name) ? opened().users.get(name) : undefined;
    if (!user) {
      refusals.add('login wrong');
      tell(name, address, kept !== undefined);
      return WRONG;
    }
    limits.passed(name, address);
    if (kept !== undefined && isOutdated(kept)) await renew(user.name, password, kept);
    return user;
  }

  /** A name that nobody has is not told: people type their password there. */
  function tell(name: string, address: string, isKnown: boolean): void {
    const withheld = bucket.take('login');
    if (withheld === undefined) return;
    log.warn(coded('login-failed', { ...(isKnown ? { user: name } : {}), address, withheld }), 'a login failed');
  }

  async function renew(name: string, password: string, kept: string): Promise<void> {
    const hash = await turns.take(() => hashPassword(password));
    if (hash !== undefined) opened().users.rehashed(name, kept, hash);
  }

  function begin(name: string): Begun | NotBegun {
    // somebody may have disabled the user meanwhile
    return opened().sessions.begin(name, clock.now()) ?? WRONG;
  }

  return {
    auditor: createAuditor({ store, counts: auditCounts, log }),
    auditCounts,
    isCaredFor() {
      const { users, tokens } = store() ?? {};
      try {
        return users && (users.hasAdministrator() || tokens?.someHold(clock.now()) === true);
      } catch (error) {
        if (!isStorageTrouble(error)) throw error;
        return undefined;
      }
    },
    hash: (password) => turns.take(() => hashPassword(password)),
    async logIn(typed, password, address, before) {
      const user = await check(userNameOf(typed) ?? '', password, address);
      if ('not' in user) return user;
      if (before) opened().sessions.end(before);
      return begin(user.name);
    },
    async makeFirst(name, password) {
      const passwordHash = await turns.take(() => hashPassword(password));
      if (passwordHash === undefined) return { not: 'wait', ms: BUSY_MS };
      return opened().users.addFirst({ name, passwordHash }, clock.now()) ? begin(name) : 'taken';
    },
    async changeOwn({ user: name }, old, password, address) {
      const user = await check(name, old, address);
      if ('not' in user) return user;
      const passwordHash = await turns.take(() => hashPassword(password));
      if (passwordHash === undefined) return { not: 'wait', ms: BUSY_MS };
      opened().users.change(name, { passwordHash }, clock.now());
      return begin(name);
    },
  };
}
