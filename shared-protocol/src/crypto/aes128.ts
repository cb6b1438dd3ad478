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

  return {
    encrypt(s: Uint8Array): void {
      let from = s;
      let to = t;
      let at = 16;
      for (let i = 0; i < 16; i += 1) s[i] = (s[i] as number) ^ (w[i] as number);
      // the ten rounds go from one block to the other and back; each column is read once, for reading is what costs
      while (at < w.length) {
        for (let column = 0; column < 16; column += 4) {
          // SubBytes and ShiftRows: row r comes from column + r
          let a = sbox[from[column] as number] as number;
          let b = sbox[from[(column + 5) & 15] as number] as number;
          let c = sbox[from[(column + 10) & 15] as number] as number;
          let d = sbox[from[(column + 15) & 15] as number] as number;
          const all = a ^ b ^ c ^ d;
          for (let row = 0; row < 4; row += 1) {
            // MixColumns, not in the last round: 2a + 3b + c + d; the array drops what doubling carries beyond 8 bits
            const both = a ^ b;
            const mixed = at < 16 * ROUNDS ? all ^ (both << 1) ^ ((both >> 7) * 27) : 0;
            to[column + row] = (w[at] as number) ^ a ^ mixed;
            at += 1;
            const first = a;
            a = b;
            b = c;
            c = d;
            d = first;
          }
        }
        const written = to;
        to = from;
        from = written;
      }
    },
  };
}
