import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { type BuiltFile, shellOf } from './shell.ts';

const TEXTS = /\.(?:js|css|html|svg|webmanifest)$/;

function filesBelow(folder: string, within = ''): readonly string[] {
  return readdirSync(join(folder, within), { withFileTypes: true }).flatMap((entry) => {
    const path = join(within, entry.name);
    return entry.isDirectory() ? filesBelow(folder, path) : [path];
  });
}

/** The worker is told what to keep: known only when everything else is built. */
export function shell(folder: string): Plugin {
  return {
    name: 'lidwatch-shell',
    closeBundle: {
      order: 'pre',
      sequential: true,
      handler() {
        const files = filesBelow(folder)
          .filter((fileName) => !/\.(?:br|gz)$/.test(fileName))
          .map((fileName): BuiltFile => ({ fileName, content: readFileSync(join(folder, fileName)) }));
        const worker = join(folder, 'worker.js');
        const text = readFileSync(worker, 'utf8');
        if (!text.includes('__SHELL__')) throw new Error('worker.js has no __SHELL__ to put the files of the shell in');
        writeFileSync(worker, text.replaceAll('__SHELL__', JSON.stringify(shellOf(files))));
      },
    },
  };
}

/** Compressed once here instead of at each request: brotli for browsers over TLS or on loopback, gzip for the rest. */
export function compressed(folder: string): Plugin {
  return {
    name: 'lidwatch-compressed',
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        for (const file of filesBelow(folder)) {
          if (!TEXTS.test(file)) continue;
          const bytes = readFileSync(join(folder, file));
          const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
          writeFileSync(join(folder, `${file}.br`), brotliCompressSync(bytes, { params }));
          writeFileSync(join(folder, `${file}.gz`), gzipSync(bytes, { level: 9 }));
        }
      },
    },
  };
}
