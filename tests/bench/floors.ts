import { type Cipheriv, createCipheriv, createDecipheriv } from 'node:crypto';
import { join } from 'node:path';
import { HEADER_LENGTH, NONCE_LENGTH, readHeader, TAG_LENGTH, UP, writeNonce } from '@lidwatch/protocol';
import Database from 'better-sqlite3';
import { Decoder } from 'cbor-x/decode-no-eval';

/**
 * The three libraries alone, as their documentation uses them, on what the gateway gives them: no check, no window, no
 * registry, no detection, no index. What another machine takes for the gateway is to be compared with these.
 */
export interface Floors {
  /** createDecipheriv for each frame -> the payloads */
  decipher(frames: readonly SealedFrame[]): Uint8Array[];
  /** AES alone, by ciphers that stay open for each node: the blocks of the key stream, and those of the MAC */
  encipher(frames: readonly SealedFrame[]): void;
  decode(payloads: readonly Uint8Array[]): void;
  /** so many rows, in so many transactions of equal size, as durable as the gateway's own */
  insert(rows: number, commits: number): void;
  close(): void;
}

/** A frame, and beside it what opens it. */
export interface SealedFrame {
  readonly frame: Uint8Array;
  readonly key: Uint8Array;
  readonly nonce: Uint8Array;
}

/** For frames whose counters need no more than the 16 bits that travel. */
export function withNonce(frame: Uint8Array, keyOf: (node: number) => Uint8Array): SealedFrame {
  const header = { direction: 0, node: 0, counter: 0, full: false, length: 0 };
  readHeader(frame, frame.length, header);
  const nonce = new Uint8Array(NONCE_LENGTH);
  writeNonce(nonce, header.node, UP, header.counter);
  return { frame, key: keyOf(header.node), nonce };
}

export function createFloors(folder: string): Floors {
  const ciphers = new Map<string, ReturnType<typeof openCiphers>>();
  const decoder = new Decoder({ mapsAsObjects: false, useRecords: false });
  const db = new Database(join(folder, 'floor.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE rows (id INTEGER PRIMARY KEY, cover TEXT, at INTEGER, a REAL, b REAL, c REAL, d REAL, e REAL)');
  const insert = db.prepare('INSERT INTO rows VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)');
  const now = Date.now();
  const write = db.transaction((from: number, to: number) => {
    for (let i = from; i < to; i += 1) insert.run('B-100', now + i, i % 30, i % 100, 3700, 15.3, 1);
  });
  return {
    decipher: (frames) => frames.map(open),
    encipher(frames) {
      for (const { frame, key } of frames) {
        const id = Buffer.from(key.buffer, key.byteOffset, key.length).toString('latin1');
        const known = ciphers.get(id) ?? openCiphers(key);
        ciphers.set(id, known);
        const payload = frame.length - HEADER_LENGTH - TAG_LENGTH;
        known.ecb.update(blocks(BLOCK + payload));
        known.cbc.update(blocks(2 * BLOCK + payload));
      }
    },
    decode: (payloads) => payloads.forEach((payload) => void decoder.decode(payload)),
    insert(rows, commits) {
      for (let i = 0; i < commits; i += 1) {
        write(Math.floor((rows * i) / commits), Math.floor((rows * (i + 1)) / commits));
      }
    },
    close: () => void db.close(),
  };
}

const BLOCK = 16;
const zeros = new Uint8Array(256);

/** As many bytes as hold so many, in whole blocks. */
function blocks(bytes: number): Uint8Array {
  return zeros.subarray(0, Math.ceil(bytes / BLOCK) * BLOCK);
}

function openCiphers(key: Uint8Array): { readonly ecb: Cipheriv; readonly cbc: Cipheriv } {
  return {
    ecb: createCipheriv('aes-128-ecb', key, null).setAutoPadding(false),
    cbc: createCipheriv('aes-128-cbc', key, zeros.subarray(0, BLOCK)).setAutoPadding(false),
  };
}

function open({ frame, key, nonce }: SealedFrame): Uint8Array {
  const decipher = createDecipheriv('aes-128-ccm', key, nonce, { authTagLength: TAG_LENGTH });
  decipher.setAuthTag(frame.subarray(-TAG_LENGTH));
  decipher.setAAD(frame.subarray(0, HEADER_LENGTH), { plaintextLength: frame.length - HEADER_LENGTH - TAG_LENGTH });
  const payload = decipher.update(frame.subarray(HEADER_LENGTH, -TAG_LENGTH));
  decipher.final();
  return payload;
}
