import crypto, { randomBytes, timingSafeEqual } from 'node:crypto';

/** What a password is kept as: in the form of PHC strings, with all that is needed to make it again. */
export type PasswordHash =
  | { readonly algorithm: 'argon2id'; readonly cost: Argon2Cost; readonly salt: Buffer; readonly hash: Buffer }
  | { readonly algorithm: 'scrypt'; readonly cost: ScryptCost; readonly salt: Buffer; readonly hash: Buffer };

/** m: KiB, t: passes, p: lanes (RFC 9106 section 3.1) */
interface Argon2Cost {
  readonly m: number;
  readonly t: number;
  readonly p: number;
}

/** ln: log2 of N (RFC 7914 section 2) */
interface ScryptCost {
  readonly ln: number;
  readonly r: number;
  readonly p: number;
}

/** OWASP, Password Storage Cheat Sheet (2025), Argon2id: the choice with the least memory but one, for a box with little of it. */
const ARGON2: Argon2Cost = { m: 19_456, t: 2, p: 1 };
/** The same page, scrypt: its choice of 32 MiB, which it holds as good as that of 128. For a Node before 24.7, which has no other. */
const SCRYPT: ScryptCost = { ln: 15, r: 8, p: 3 };

const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** Nobody may make the gateway work for minutes by a line in the database. */
const MOST = { m: 262_144, t: 16, ln: 18, r: 32, lanes: 16 };

const B64 = '([A-Za-z0-9+/]{16,128})';
const ARGON2_FORM = new RegExp(`^\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,9}),p=(\\d{1,9})\\$${B64}\\$${B64}$`);
const SCRYPT_FORM = new RegExp(`^\\$scrypt\\$ln=(\\d{1,9}),r=(\\d{1,9}),p=(\\d{1,9})\\$${B64}\\$${B64}$`);

const b64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
const within = (value: number, most: number): boolean => value >= 1 && value <= most;

export function formatPasswordHash(of: PasswordHash): string {
  const { salt, hash } = of;
  const head =
    of.algorithm === 'argon2id'
      ? `$argon2id$v=19$m=${of.cost.m},t=${of.cost.t},p=${of.cost.p}`
      : `$scrypt$ln=${of.cost.ln},r=${of.cost.r},p=${of.cost.p}`;
  return `${head}$${b64(salt)}$${b64(hash)}`;
}

/** undefined where it is none, or asks for more work than this gateway is willing to do. */
export function parsePasswordHash(text: string): PasswordHash | undefined {
  const found = ARGON2_FORM.exec(text) ?? SCRYPT_FORM.exec(text);
  if (!found) return undefined;
  const [first, second, p] = found.slice(1, 4).map(Number) as [number, number, number];
  const [salt, hash] = found.slice(4).map((part) => Buffer.from(part, 'base64')) as [Buffer, Buffer];
  if (!within(p, MOST.lanes)) return undefined;
  if (text.startsWith('$scrypt')) {
    const cost = { ln: first, r: second, p };
    return within(first, MOST.ln) && within(second, MOST.r) ? { algorithm: 'scrypt', cost, salt, hash } : undefined;
  }
  const cost = { m: first, t: second, p };
  // RFC 9106 section 3.1: 8 KiB a lane at least
  const isPossible = within(first, MOST.m) && first >= 8 * p && within(second, MOST.t);
  return isPossible ? { algorithm: 'argon2id', cost, salt, hash } : undefined;
}

/** Node has argon2 from 24.7 on. */
const hasArgon2 = (): boolean => typeof crypto.argon2 === 'function';

type Recipe = { algorithm: 'argon2id'; cost: Argon2Cost } | { algorithm: 'scrypt'; cost: ScryptCost };

function recipe(): Recipe {
  return hasArgon2() ? { algorithm: 'argon2id', cost: ARGON2 } : { algorithm: 'scrypt', cost: SCRYPT };
}

/**
 * Node's thread pool does the work: frames have their turn meanwhile. NFKC, so that a password typed on another keyboard is the
 * same one (NIST SP 800-63B-4 section 3.1.1.2).
 */
function derive(password: string, { algorithm, cost }: Recipe, salt: Buffer, bytes: number): Promise<Buffer> {
  const message = Buffer.from(password.normalize('NFKC'), 'utf8');
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const done = (error: Error | null, key: Buffer): void => (error ? reject(error) : resolve(key));
  if (algorithm === 'argon2id') {
    const work = { memory: cost.m, passes: cost.t, parallelism: cost.p };
    crypto.argon2('argon2id', { message, nonce: salt, tagLength: bytes, ...work }, done);
  } else {
    const N = 2 ** cost.ln;
    // twice what RFC 7914 section 2 needs: Node refuses at the very limit
    crypto.scrypt(message, salt, bytes, { N, r: cost.r, p: cost.p, maxmem: 256 * N * cost.r }, done);
  }
  return promise;
}

/** Under what is the best of today. */
export async function hashPassword(password: string): Promise<string> {
  const today = recipe();
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, today, salt, HASH_BYTES);
  return formatPasswordHash({ ...today, salt, hash } as PasswordHash);
}

/**
 * Is it the password? Where there is no hash, because nobody has that name, it takes as long to say no: how long it takes says
 * nothing of who there is.
 */
export async function isPassword(password: string, kept: string | undefined): Promise<boolean> {
  const known = kept === undefined ? undefined : parsePasswordHash(kept);
  if (!known || (known.algorithm === 'argon2id' && !hasArgon2())) {
    await derive(password, recipe(), randomBytes(SALT_BYTES), HASH_BYTES);
    return false;
  }
  return timingSafeEqual(await derive(password, known, known.salt, known.hash.length), known.hash);
}

/** Was it made under other parameters than those of today? */
export function isOutdated(kept: string): boolean {
  const known = parsePasswordHash(kept);
  const today = recipe();
  return known?.algorithm !== today.algorithm || JSON.stringify(known.cost) !== JSON.stringify(today.cost);
}
