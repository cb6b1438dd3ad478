import { gatewayError } from '../errors.ts';
import type { Db } from './database.ts';
import type { Keyring } from './keys/keyring.ts';
import { type CoverRow, SELECT_COVERS, toCover } from './rows.ts';
import type { CoverRecord, Profile } from './types.ts';

/** What a cover is made of: a line of the key file, or the arguments of `lidwatch cover add`. */
interface NewCover {
  readonly cover: string;
  /** uint32 */
  readonly node: number;
  /** 16 bytes */
  readonly key: Uint8Array;
  readonly name?: string | undefined;
  readonly group?: string | undefined;
  /** as it was where it is absent; sealed of a new node */
  readonly profile?: Profile | undefined;
  /** of a LoRaWAN device: 16 hex digits */
  readonly devEui?: string | undefined;
}

interface CoverQuery {
  readonly group?: string | null | undefined;
  /** only covers behind this one: the last of the page before */
  readonly after?: string | undefined;
  /** rows, at most; all where it is absent */
  readonly limit?: number | undefined;
}

interface ImportCounts {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

export interface Covers {
  /**
   * Throws node-taken where the node is on another cover or the device another node, and cover-exists where the cover has a node, unless that is to
   * be replaced: by another, or by itself with another key. True where it was.
   */
  add(cover: NewCover, now: number, replace?: boolean): boolean;
  /** The rows win over what is stored, all of them or none. Throws node-taken as `add` does. */
  import(covers: readonly NewCover[], now: number): ImportCounts;
  get(cover: string): CoverRecord | undefined;
  /** by cover id, upwards */
  list(query?: CoverQuery): readonly CoverRecord[];
  /** what its node has said of itself, by field name of the protocol */
  said(cover: string): Readonly<Record<string, number | string>>;
}

/** A damaged key is none, so that another can take its place. */
export function isSameKey(present: Uint8Array | undefined, key: Uint8Array): boolean {
  return present !== undefined && Buffer.compare(present, key) === 0;
}

interface NodeRow {
  cover: string | null;
  key: Uint8Array;
}

/** `present`: the cover as the last commit has left it, where that is known; its row may be behind, see journal/journal.ts. */
export function createCovers(
  db: Db,
  keys: Keyring,
  present: (cover: string) => CoverRecord | undefined = () => undefined,
): Covers {
  const putCover = db.prepare(
    `INSERT INTO covers (cover, name, grp, added_at) VALUES (:cover, :name, :group, :now)
     ON CONFLICT (cover) DO UPDATE SET name = coalesce(:name, name), grp = coalesce(:group, grp)
     WHERE name IS NOT coalesce(:name, name) OR grp IS NOT coalesce(:group, grp)`,
  );
  const nodeOf = db.prepare<[string], number>('SELECT node FROM nodes WHERE cover = ?').pluck();
  const getNode = db.prepare<[number], NodeRow>('SELECT cover, key FROM nodes WHERE node = ?');
  const releaseCover = db.prepare('UPDATE nodes SET cover = NULL WHERE cover = ?');
  const addNode = db.prepare('INSERT INTO nodes (node, cover, key) VALUES (?, ?, ?)');
  const assignNode = db.prepare('UPDATE nodes SET cover = ? WHERE node = ?');
  // a new key starts a new life of counters; downlinks go on counting, which is right for a node old or new
  const rekeyNode = db.prepare('UPDATE nodes SET key = ?, up_high = -1, up_near = 0, up_far = 0 WHERE node = ?');
  const setRadio = db.prepare(
    `UPDATE nodes SET profile = coalesce(:profile, profile), dev_eui = coalesce(:devEui, dev_eui) WHERE node = :node
       AND (profile IS NOT coalesce(:profile, profile) OR dev_eui IS NOT coalesce(:devEui, dev_eui))`,
  );
  const nodeOfDevice = db.prepare<[string], number>('SELECT node FROM nodes WHERE dev_eui = ?').pluck();
  const forgetReports = db.prepare('DELETE FROM reports WHERE node = ?');
  const getCover = db.prepare<[string], CoverRow>(`${SELECT_COVERS} WHERE c.cover = ?`);
  const listCovers = db.prepare<[Record<string, unknown>], CoverRow>(
    `${SELECT_COVERS} WHERE (:group IS NULL OR c.grp = :group) AND c.cover > :after ORDER BY c.cover LIMIT :limit`,
  );
  const getSaid = db.prepare<[string], string>('SELECT said FROM nodes WHERE cover = ?').pluck();

  function asPresent(row: CoverRow): CoverRecord {
    const record = toCover(row);
    const now = present(row.cover);
    return now ? { ...record, state: now.state, latest: now.latest } : record;
  }

  /** True where anything was changed. */
  function put({ cover, node, key, name, group, profile, devEui: eui }: NewCover, now: number): boolean {
    const known = getNode.get(node);
    if (known && known.cover !== null && known.cover !== cover) {
      const hint = `Take node ${node} off cover ${known.cover} first, or correct the node id.`;
      throw gatewayError('node-taken', `node ${node} is on cover ${known.cover}, not ${cover}`, { hint });
    }
    let changed = putCover.run({ cover, name: name ?? null, group: group ?? null, now }).changes > 0;
    if (!known || known.cover === null) {
      releaseCover.run(cover);
      if (known) assignNode.run(cover, node);
      else addNode.run(node, cover, keys.keep(node, key));
      changed = true;
    }
    if (known && !isSameKey(keys.open(node, known.key), key)) {
      rekeyNode.run(keys.keep(node, key), node);
      forgetReports.run(node);
      changed = true;
    }
    return setLink(node, profile, eui?.toLowerCase()) || changed;
  }

  /** True where anything was changed. */
  function setLink(node: number, profile: Profile | undefined, devEui: string | undefined): boolean {
    const other = devEui === undefined ? undefined : nodeOfDevice.get(devEui);
    if (other !== undefined && other !== node) {
      const hint = `Correct the DevEUI, or give node ${other} another one first.`;
      throw gatewayError('node-taken', `device ${devEui} is node ${other}, not ${node}`, { hint });
    }
    return setRadio.run({ node, profile: profile ?? null, devEui: devEui ?? null }).changes > 0;
  }

  const add = db.transaction((cover: NewCover, now: number, replace: boolean) => {
    const present = nodeOf.get(cover.cover);
    if (present !== undefined && !replace) {
      const hint = `To give it another node or key, say --replace, or change the row of ${cover.cover} in the key file.`;
      throw gatewayError('cover-exists', `cover ${cover.cover} already has node ${present}`, { hint });
    }
    if (present !== cover.node) releaseCover.run(cover.cover);
    put(cover, now);
    return present !== undefined;
  });

  const importAll = db.transaction((covers: readonly NewCover[], now: number): ImportCounts => {
    const before = covers.map(({ cover }) => nodeOf.get(cover));
    // first off, then on: two covers may have swapped their nodes
    for (const [i, { cover, node }] of covers.entries()) {
      if (before[i] !== undefined && before[i] !== node) releaseCover.run(cover);
    }
    const counts = { added: 0, changed: 0, unchanged: 0 };
    for (const [i, cover] of covers.entries()) {
      const changed = put(cover, now);
      counts[before[i] === undefined ? 'added' : changed ? 'changed' : 'unchanged'] += 1;
    }
    return counts;
  });

  return {
    add: (cover, now, replace = false) => add.immediate(cover, now, replace),
    import: (covers, now) => importAll.immediate(covers, now),
    get(cover) {
      const row = getCover.get(cover);
      return row && asPresent(row);
    },
    list: ({ group = null, after = '', limit = -1 } = {}) => listCovers.all({ group, after, limit }).map(asPresent),
    // written by json_patch from NodeUpdate.said
    said: (cover) => JSON.parse(getSaid.get(cover) ?? '{}') as Record<string, number | string>,
  };
}
