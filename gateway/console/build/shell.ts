import { createHash } from 'node:crypto';

/** What vite hands over at the end of a build: names and contents. */
export interface BuiltFile {
  readonly fileName: string;
  readonly content: string | Uint8Array;
}

/** Too large to be kept on each phone for a map that needs the network anyway, or none of the page's business. */
const LEFT_OUT = /(?:baseTiles|\.map$|^\.vite\/|^worker\.js$|^index\.html$)/;

/** The files that the worker keeps, the page itself first; and a version that changes with any of them. */
export function shellOf(files: readonly BuiltFile[]): { readonly version: string; readonly files: readonly string[] } {
  const kept = files.filter(({ fileName }) => !LEFT_OUT.test(fileName)).toSorted(byName);
  const hash = createHash('sha256');
  for (const { fileName, content } of files.toSorted(byName)) {
    if (fileName !== 'worker.js') hash.update(fileName).update(content);
  }
  return { version: hash.digest('hex').slice(0, 12), files: ['/', ...kept.map(({ fileName }) => `/${fileName}`)] };
}

function byName(a: BuiltFile, b: BuiltFile): number {
  return a.fileName < b.fileName ? -1 : 1;
}
