import { renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readTextFile } from '../parts/textFile.ts';
import { readYaml } from './document.ts';
import { checkConfig, type LoadedConfig } from './loadConfig.ts';

/** In the data folder: the folder of the configuration belongs to the operator, and a service may not write there. */
const FILE = 'last-good.yaml';

/** Keeps the text of a configuration that a gateway runs with, for a start at which it is wrong. Throws as node:fs does. */
export function keepLastGood({ config, text }: LoadedConfig): void {
  const [copy, draft] = [join(config.data, FILE), join(config.data, `${FILE}.new`)];
  const before = readTextFile(copy);
  if (before.ok && before.text === text) return;
  writeFileSync(draft, text, { mode: 0o600, flush: true });
  renameSync(draft, copy);
}

/**
 * What a gateway ran with before its configuration at `path` became wrong; undefined where nothing is kept, or where that
 * is wrong too (a file that it names is gone).
 */
export function loadLastGood(path: string): LoadedConfig | undefined {
  const now = readTextFile(path);
  const data = now.ok ? dataOf(now.text) : './data';
  const kept = readTextFile(join(resolve(dirname(path), data), FILE));
  if (!kept.ok) return undefined;
  const loaded = checkConfig(path, kept.text);
  return loaded.ok ? loaded : undefined;
}

/** The data folder that a text names; where it is no YAML as a whole, by the one line. */
function dataOf(text: string): string {
  const whole = readYaml('', text);
  const [line = ''] = /^data:.*$/m.exec(text) ?? [];
  const data = (whole.value === undefined ? readYaml('', line) : whole).valueAt(['data']);
  return typeof data === 'string' ? data : './data';
}
