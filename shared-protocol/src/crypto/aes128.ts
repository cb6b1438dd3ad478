/**
 * AES-128, encryption only (FIPS 197; CCM needs no decryption), small rather than fast: about a kilobyte minified,
 * for engines with tens of kilobytes. ES5, integers only. Not constant in time: a node's attacker holds a radio, not a
 * cache. The gateway uses node:crypto instead.
 */
export interface BlockCipher {
  /** encrypts 16 bytes of `block`, from its start, in place */
  encrypt(block: Uint8Array): void;
}

const ROUNDS = 10;

function double(byte: number): number {
  return ((byte << 1) ^ (byte & 128 ? 0x11b : 0)) & 255;
}

/** FIPS 197 section 5.1.1, by walking the powers of the generator 3 and of its inverse side by side. */
function makeSbox(): Uint8Array {
  const sbox = new Uint8Array(256);
  let p = 1;
  let q = 1;
  do {
    p = p ^ double(p);
    q = q ^ (q << 1);
    q = q ^ (q << 2);
    q = (q ^ (q << 4)) & 255;
    if (q & 128) q = q ^ 0x09;
    const r = q | (q << 8);
    sbox[p] = ((r ^ (r >> 4) ^ (r >> 5) ^ (r >> 6) ^ (r >> 7)) & 255) ^ 0x63;
  } while (p !== 1);
  sbox[0] = 0x63;
  return sbox;
}

/** FIPS 197 section 5.2: the eleven round keys, one after the other. */
function expandKey(key: Uint8Array, sbox: Uint8Array): Uint8Array {
  const w = new Uint8Array(16 * (ROUNDS + 1));
  for (let i = 0; i < 16; i += 1) w[i] = key[i] as number;
  let rcon = 1;
  for (let i = 16; i < w.length; i += 4) {
    let a = w[i - 4] as number;
    let b = w[i - 3] as number;
    let c = w[i - 2] as number;
    let d = w[i - 1] as number;
    if (i % 16 === 0) {
      const first = a;
      a = (sbox[b] as number) ^ rcon;
      b = sbox[c] as number;
      c = sbox[d] as number;
      d = sbox[first] as number;
      rcon = double(rcon);
    }
    w[i] = (w[i - 16] as number) ^ a;
    w[i + 1] = (w[i - 15] as number) ^ b;
    w[i + 2] = (w[i - 14] as number) ^ c;
    w[i + 3] = (w[i - 13] as number) ^ d;
  }
  return w;
}

/** The cipher for a 16-byte key. The key itself is not kept. */
export function createAes128(key: Uint8Array): BlockCipher {
  const sbox = makeSbox();
  const w = expandKey(key, sbox);
  const t = new Uint8Array(16);

  function addRoundKey(s: Uint8Array, round: number): void {
    for (let i = 0; i < 16; i += 1) s[i] = (s[i] as number) ^ (w[round * 16 + i] as number);
  }

  /** SubBytes and ShiftRows in one pass, into `t`: row r of column c comes from column c + r. */
  function substituteAndShift(s: Uint8Array): void {
    for (let i = 0; i < 16; i += 1) t[i] = sbox[s[(i * 5) & 15] as number] as number;
  }

  function mixColumns(s: Uint8Array): void {
    for (let c = 0; c < 16; c += 4) {
      const a = t[c] as number;
      const b = t[c + 1] as number;
      const d = t[c + 2] as number;
      const e = t[c + 3] as number;
      const all = a ^ b ^ d ^ e;
      s[c] = a ^ all ^ double(a ^ b);
      s[c + 1] = b ^ all ^ double(b ^ d);
      s[c + 2] = d ^ all ^ double(d ^ e);
      s[c + 3] = e ^ all ^ double(e ^ a);
    }
  }

  return {
    encrypt(s: Uint8Array): void {
      addRoundKey(s, 0);
      for (let round = 1; round < ROUNDS; round += 1) {
        substituteAndShift(s);
        mixColumns(s);
        addRoundKey(s, round);
      }
      substituteAndShift(s);
      for (let i = 0; i < 16; i += 1) s[i] = t[i] as number;
      addRoundKey(s, ROUNDS);
    },
  };
}
