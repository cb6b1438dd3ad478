import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAes128, createCcm } from '@lidwatch/protocol';
import { buildEs5 } from '../../build/chain/chain.ts';
import { firmwareError } from '../../build/errors.ts';
import { type Engine, runEngine } from '../engines.ts';
import { firstDifference } from '../transcript.ts';
import { type PlainVector, tryVectors } from './vectorLoop.ts';

const FOLDER = fileURLToPath(new URL('../../../shared-protocol/vectors/', import.meta.url));
const LOOP = fileURLToPath(new URL('vectorLoop.ts', import.meta.url));
const NATIVE = fileURLToPath(new URL('../../src/boards/espruino/nativeCcm.ts', import.meta.url));

interface FileVector {
  readonly profile: string;
  readonly key?: string;
  readonly hex: string;
  readonly node?: number;
  readonly counter?: number;
}

/** Every sealed frame of the committed vectors, those to be refused among them. */
export function sealedVectors(): PlainVector[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => (JSON.parse(readFileSync(FOLDER + name, 'utf8')) as { vectors: FileVector[] }).vectors)
    .filter(({ profile, key }) => profile === 'sealed' && key !== undefined)
    .map(({ key = '', hex, node = 0, counter = 0 }) => [key, hex, node, counter]);
}

/** What the portable cipher makes of them on this engine. */
export function expectedLines(vectors: readonly PlainVector[]): string[] {
  const lines: string[] = [];
  tryVectors(
    vectors,
    (key) => createCcm(createAes128(key)),
    (line) => lines.push(line),
  );
  return lines;
}

/**
 * The cipher over the engine's own AES makes the same of every sealed vector as the portable one on Node. Resolves to
 * how many there are; throws `engine-failed` or `frames-differ`. For Espruino alone.
 */
export async function requireNativeCipher(engine: Engine): Promise<number> {
  const vectors = sealedVectors();
  const expected = expectedLines(vectors);
  const text = `import { tryVectors } from ${JSON.stringify(LOOP)};
import { createNativeCcm } from ${JSON.stringify(NATIVE)};
const { AES } = require('crypto');
tryVectors(${JSON.stringify(vectors)}, (key) => createNativeCcm(AES, key), (line) => console.log(line));
`;
  const folder = mkdtempSync(join(tmpdir(), 'lidwatch-vectors-'));
  try {
    const script = join(folder, 'vectors.js');
    writeFileSync(script, (await buildEs5({ name: 'vectors.entry.ts', text })).code);
    const run = await runEngine(engine, script);
    const found = [...run.output.matchAll(/^\W*(vector \d+ [a-z0-9 ]+?)\s*$/gm)].map(([, line = '']) => line);
    const difference = firstDifference(expected, found);
    if (run.fault !== '' && found.length < expected.length) {
      throw firmwareError(
        'engine-failed',
        `${engine.name}: the vectors on the native cipher: ${run.fault}, after ${found.length}`,
      );
    }
    if (difference) {
      throw firmwareError(
        'frames-differ',
        `${engine.name}: its native cipher differs from the portable one:\n    portable ${difference.expected ?? '(nothing)'}\n` +
          `    native   ${difference.found ?? `(nothing) ${run.output.trim().slice(-200)}`}`,
      );
    }
    return vectors.length;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
