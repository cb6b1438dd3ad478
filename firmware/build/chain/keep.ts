import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BUILD = fileURLToPath(new URL('..', import.meta.url));
const LOCK = fileURLToPath(new URL('../../../package-lock.json', import.meta.url));
/** goes with the installed packages */
const FOLDER = fileURLToPath(new URL('../../../node_modules/.cache/lidwatch-build', import.meta.url));
const MOST = 60;

let stamp: string | undefined;

/** Changes with the sources of the build, and with the libraries that they work with, as far as a lock names them. */
function stampOfChain(): string {
  if (stamp !== undefined) return stamp;
  const files = readdirSync(BUILD, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const hash = createHash('sha256').update(existsSync(LOCK) ? readFileSync(LOCK) : randomUUID());
  for (const name of files.sort()) hash.update(name).update(readFileSync(join(BUILD, name)));
  stamp = hash.digest('hex');
  return stamp;
}

function found<T>(file: string): T | undefined {
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as T;
    const now = new Date();
    utimesSync(file, now, now);
    return value;
  } catch {
    return undefined;
  }
}

function put(folder: string, file: string, value: unknown): void {
  try {
    mkdirSync(folder, { recursive: true });
    // several builds may be at it: a name of one's own until it is whole
    const draft = `${file}.${randomUUID()}`;
    writeFileSync(draft, JSON.stringify(value));
    renameSync(draft, file);
    const all = readdirSync(folder).map((name) => join(folder, name));
    const byAge = all.map((path) => ({ path, at: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }));
    for (const { path } of byAge.sort((a, b) => b.at - a.at).slice(MOST)) rmSync(path, { force: true });
  } catch {
    // a folder that cannot be written costs time, and nothing else
  }
}

/**
 * What `work` makes of `input`, from an earlier build where the same input went through the same chain: what has not changed is not
 * built again.
 */
export async function kept<T>(input: unknown, work: () => Promise<T>, folder = FOLDER): Promise<T> {
  const key = createHash('sha256').update(stampOfChain()).update(JSON.stringify(input)).digest('hex');
  const file = join(folder, `${key}.json`);
  const before = found<T>(file);
  if (before !== undefined) return before;
  const value = await work();
  put(folder, file, value);
  return value;
}
