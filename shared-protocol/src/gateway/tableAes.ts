/**
 * AES-128, encryption only (FIPS 197), by one table of 1 KB: a block in 60 ns, a key in 40 ns. node:crypto takes half a
 * microsecond for a call and ten to set a cipher up, which a gateway of a million nodes would do for every frame.
 *
 * Not constant in time, as no table is. What would be measured is how long the gateway takes, and it answers nothing but
 * what its nodes themselves have sealed: nobody can make it work under a key as often as such an attack needs. Whoever
 * runs code on the box of the gateway and watches its cache could; gateway/NODES.md, "Keys at rest", says so.
 */
export interface KeyedAes {
  /** The key of the blocks to come; the very object that it is set to already costs nothing. */
  use(key: Uint8Array): void;
  /** encrypts 16 bytes of `block`, from its start, in place */
  encrypt(block: Uint8Array): void;
}

const SBOX = new Uint8Array(256);
/** SubBytes and MixColumns of one byte in the first row, as a column; the other rows are this one turned. */
const MIXED = new Int32Array(256);
fillTables();

/** FIPS 197 section 5.1.1, by walking the powers of the generator 3 and of its inverse side by side. */
function fillTables(): void {
  let p = 1;
  let q = 1;
  do {
    p ^= doubled(p);
    q ^= q << 1;
    q ^= q << 2;
    q = (q ^ (q << 4)) & 255;
    if (q & 128) q ^= 9;
    const turns = q | (q << 8);
    SBOX[p] = turns ^ (turns >> 4) ^ (turns >> 5) ^ (turns >> 6) ^ (turns >> 7) ^ 0x63;
  } while (p !== 1);
  SBOX[0] = 0x63;
  for (let byte = 0; byte < 256; byte += 1) {
    const s = SBOX[byte] as number;
    MIXED[byte] = (doubled(s) << 24) | (s << 16) | (s << 8) | (s ^ doubled(s));
  }
}

function doubled(byte: number): number {
  return ((byte << 1) ^ ((byte >> 7) * 27)) & 255;
}

export function createKeyedAes(): KeyedAes {
  const w = new Int32Array(44);
  let used: Uint8Array | undefined;

  /** FIPS 197 section 5.2: the eleven round keys. */
  function use(key: Uint8Array): void {
    if (key === used) return;
    used = key;
    for (let i = 0; i < 4; i += 1) w[i] = word(key, 4 * i);
    let rcon = 1;
    for (let i = 4; i < 44; i += 4) {
      const t = w[i - 1] as number;
      const turned = substituted(t >>> 16, t >>> 8, t, t >>> 24) ^ (rcon << 24);
      w[i] = (w[i - 4] as number) ^ turned;
      w[i + 1] = (w[i - 3] as number) ^ (w[i] as number);
      w[i + 2] = (w[i - 2] as number) ^ (w[i + 1] as number);
      w[i + 3] = (w[i - 1] as number) ^ (w[i + 2] as number);
      rcon = doubled(rcon);
    }
  }

  function encrypt(block: Uint8Array): void {
    let a = word(block, 0) ^ (w[0] as number);
    let b = word(block, 4) ^ (w[1] as number);
    let c = word(block, 8) ^ (w[2] as number);
    let d = word(block, 12) ^ (w[3] as number);
    for (let k = 4; k < 40; k += 4) {
      const e = mixed(a, b, c, d) ^ (w[k] as number);
      const f = mixed(b, c, d, a) ^ (w[k + 1] as number);
      const g = mixed(c, d, a, b) ^ (w[k + 2] as number);
      d = mixed(d, a, b, c) ^ (w[k + 3] as number);
      a = e;
      b = f;
      c = g;
    }
    putWord(block, 0, substituted(a >>> 24, b >>> 16, c >>> 8, d) ^ (w[40] as number));
    putWord(block, 4, substituted(b >>> 24, c >>> 16, d >>> 8, a) ^ (w[41] as number));
    putWord(block, 8, substituted(c >>> 24, d >>> 16, a >>> 8, b) ^ (w[42] as number));
    putWord(block, 12, substituted(d >>> 24, a >>> 16, b >>> 8, c) ^ (w[43] as number));
  }

  return { use, encrypt };
}

/** SubBytes, ShiftRows and MixColumns of one column: row r comes from the r-th of the columns. */
function mixed(a: number, b: number, c: number, d: number): number {
  const second = MIXED[(b >>> 16) & 255] as number;
  const third = MIXED[(c >>> 8) & 255] as number;
  const fourth = MIXED[d & 255] as number;
  return (
    (MIXED[a >>> 24] as number) ^
    ((second >>> 8) | (second << 24)) ^
    ((third >>> 16) | (third << 16)) ^
    ((fourth >>> 24) | (fourth << 8))
  );
}

/** SubBytes of the lowest byte of each, put together as a column. */
function substituted(a: number, b: number, c: number, d: number): number {
  return (
    ((SBOX[a & 255] as number) << 24) |
    ((SBOX[b & 255] as number) << 16) |
    ((SBOX[c & 255] as number) << 8) |
    (SBOX[d & 255] as number)
  );
}

function word(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] as number) << 24) |
    ((bytes[at + 1] as number) << 16) |
    ((bytes[at + 2] as number) << 8) |
    (bytes[at + 3] as number)
  );
}

function putWord(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 24;
  bytes[at + 1] = value >>> 16;
  bytes[at + 2] = value >>> 8;
  bytes[at + 3] = value;
}
