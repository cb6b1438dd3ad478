import { fileURLToPath } from 'node:url';
import { boardNames } from '../build/boards.ts';
import { firmwareError } from '../build/errors.ts';
import type { Rig } from './rigs/rig.ts';

export interface ListedRig {
  readonly rig: Rig;
  /** path of its file, and its place in the file's RIGS */
  readonly file: string;
  readonly index: number;
}

export interface Selection {
  /** names; all where there is none */
  readonly board: readonly string[];
  readonly modem: readonly string[];
}

function requireKnown(what: string, asked: readonly string[], known: readonly string[]): void {
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw firmwareError('usage-invalid', `there is no ${what} '${unknown}'`, {
    hint: `the ${what}s are: ${[...new Set(known)].join(', ')}`,
  });
}

/** The rigs of the boards and modems asked for. Throws `usage-invalid` where there is none of a name. */
export async function findRigs(asked: Selection): Promise<ListedRig[]> {
  const rigs: ListedRig[] = [];
  for (const name of boardNames()) {
    const url = new URL(`rigs/${name}.ts`, import.meta.url);
    const { RIGS } = (await import(url.href)) as { RIGS: readonly Rig[] };
    rigs.push(...RIGS.map((rig, index) => ({ rig, file: fileURLToPath(url), index })));
  }
  const all = rigs.map(({ rig }) => rig);
  requireKnown(
    'board',
    asked.board,
    all.map(({ board }) => board),
  );
  requireKnown(
    'modem',
    asked.modem,
    all.map(({ modem }) => modem),
  );
  const wanted = (name: string, names: readonly string[]) => names.length === 0 || names.includes(name);
  return rigs.filter(({ rig }) => wanted(rig.board, asked.board) && wanted(rig.modem, asked.modem));
}
