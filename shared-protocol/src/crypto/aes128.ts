/**
 * AES-128, encryption only (FIPS 197; CCM needs no decryption), small rather than fast: about a kilobyte minified,
 * for engines with tens of kilobytes. ES5, integers only. Not constant in time: a node's attacker holds a radio, not a
 * cache. The gateway has a faster one (gateway/tableAes.ts).
 */
export interface BlockCipher {
  /** encrypts 16 bytes of `block`, from its start, in place */
  encrypt(block: Uint8Array): void;
}

const ROUNDS = 10;

/** Every byte doubled (FIPS 197 section 4.2.1): looked up 16 times a round. The array drops what is beyond 8 bits. */
function makeDoubles(): Uint8Array {
  const doubles = new Uint8Array(256);
  for (let byte = 0; byte < 256; byte += 1) doubles[byte] = (byte << 1) ^ ((byte >> 7) * 27);
  return doubles;
}

/** FIPS 197 section 5.1.1, by walking the powers of the generator 3 and of its inverse side by side. */
function makeSbox(doubles: Uint8Array): Uint8Array {
  const sbox = new Uint8Array(256);
  let p = 1;
  let q = 1;
  do {
    p = p ^ (doubles[p] as number);
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
function expandKey(key: Uint8Array, sbox: Uint8Array, doubles: Uint8Array): Uint8Array {
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
      rcon = doubles[rcon] as number;
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
  const doubles = makeDoubles();
  const sbox = makeSbox(doubles);
  const w = expandKey(key, sbox, doubles);
  const t = new Uint8Array(16);

  return {
    encrypt(s: Uint8Array): void {
      let from: Uint8Array = s;
      let to: Uint8Array = t;
      let at = 16;
      for (let i = 0; i < 16; i += 1) s[i] = (s[i] as number) ^ (w[i] as number);
      // the ten rounds go from one block to the other and back; each column is read once, for reading is what costs
      while (at < w.length) {
        // the last round is without MixColumns
        const mix = at < 16 * ROUNDS ? 255 : 0;
        for (let column = 0; column < 16; column += 4) {
          // SubBytes and ShiftRows: row r comes from column + r
          const a = sbox[from[column] as number] as number;
          const b = sbox[from[(column + 5) & 15] as number] as number;
          const c = sbox[from[(column + 10) & 15] as number] as number;
          const d = sbox[from[(column + 15) & 15] as number] as number;
          const all = a ^ b ^ c ^ d;
          // MixColumns: 2a + 3b + c + d is a + all + 2(a + b)
          to[column] = a ^ (w[at] as number) ^ (mix & (all ^ (doubles[a ^ b] as number)));
          to[column + 1] = b ^ (w[at + 1] as number) ^ (mix & (all ^ (doubles[b ^ c] as number)));
          to[column + 2] = c ^ (w[at + 2] as number) ^ (mix & (all ^ (doubles[c ^ d] as number)));
          to[column + 3] = d ^ (w[at + 3] as number) ^ (mix & (all ^ (doubles[d ^ a] as number)));
          at += 4;
        }
        const written = to;
        to = from;
        from = written;
      }
    },
  };
}
