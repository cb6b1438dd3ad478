import { gatewayError } from '../errors.ts';
import { type Covers, isSameKey } from './covers.ts';
import type { Db } from './database.ts';
import type { Keyring } from './keys/keyring.ts';
import type { Profile } from './types.ts';

/** What the provisioning tool says of a node that it has made. */
export interface Provisioned {
  readonly cover: string;
  /** uint32 */
  readonly node: number;
  /** 16 bytes; never to be logged */
  readonly key: Uint8Array;
  readonly name?: string | undefined;
  readonly group?: string | undefined;
  readonly profile?: Profile | undefined;
  /** of a LoRaWAN device: 16 hex digits */
  readonly devEui?: string | undefined;
  /** what is kept beside: plain JSON */
  readonly made: Readonly<Record<string, unknown>>;
}

/**
 * added: the cover is new, or had no node. replaced: it gets another node. rekeyed: its node gets another key, and its
 * counters begin anew. described: only names, or how the node was made.
 */
type ProvisionChange = 'added' | 'replaced' | 'rekeyed' | 'described' | 'unchanged';

export interface ProvisionStep {
  readonly cover: string;
  readonly node: number;
  readonly change: ProvisionChange;
  /** the node that the cover had, where it gets another */
  readonly before?: number;
}

export interface Provisioning {
  /** What taking them up would change, and changes nothing. Throws node-taken. */
  plan(rows: readonly Provisioned[]): readonly ProvisionStep[];
  /** All of them or none. Throws node-taken, and cover-exists where a node or key would be replaced without `replace`. */
  take(rows: readonly Provisioned[], now: number, replace: boolean): readonly ProvisionStep[];
  /** what was told of a node when it was provisioned */
  made(node: number | undefined): Readonly<Record<string, unknown>> | undefined;
}

interface NodeRow {
  node: number;
  cover: string | null;
  key: Uint8Array;
  provisioned: string | null;
  name: string | null;
  grp: string | null;
}

export function createProvisioning(
  db: Db,
  covers: Covers,
  keys: Keyring,
  changed: (covers: readonly string[]) => void,
): Provisioning {
  const select = `SELECT n.node, n.cover, n.key, n.provisioned, c.name, c.grp FROM nodes n
    LEFT JOIN covers c ON c.cover = n.cover`;
  const byNode = db.prepare<[number], NodeRow>(`${select} WHERE n.node = ?`);
  const byCover = db.prepare<[string], NodeRow>(`${select} WHERE n.cover = ?`);
  const getMade = db.prepare<[number], string | null>('SELECT provisioned FROM nodes WHERE node = ?').pluck();
  const setMade = db.prepare('UPDATE nodes SET provisioned = ? WHERE node = ?');

  function plan(rows: readonly Provisioned[]): readonly ProvisionStep[] {
    const freed = new Set(rows.map(({ cover }) => byCover.get(cover)?.node));
    return rows.map((row): ProvisionStep => {
      const { cover, node } = row;
      const known = byNode.get(node);
      // a node whose cover gets another one in the same files is free
      if (known && known.cover !== null && known.cover !== cover && !freed.has(node)) {
        const hint = `Provision cover ${known.cover} with another node first, or correct the files.`;
        throw gatewayError('node-taken', `node ${node} is on cover ${known.cover}, not ${cover}`, { hint });
      }
      const before = byCover.get(cover)?.node;
      if (before !== undefined && before !== node) return { cover, node, change: 'replaced', before };
      if (!known || before === undefined) return { cover, node, change: 'added' };
      if (!isSameKey(keys.open(node, known.key), row.key)) return { cover, node, change: 'rekeyed' };
      const isTold =
        known.name === (row.name ?? known.name) &&
        known.grp === (row.group ?? known.grp) &&
        known.provisioned === JSON.stringify(row.made);
      return { cover, node, change: isTold ? 'unchanged' : 'described' };
    });
  }

  const take = db.transaction((rows: readonly Provisioned[], now: number, replace: boolean) => {
    const steps = plan(rows);
    const held = steps.find(({ change }) => change === 'replaced' || change === 'rekeyed');
    if (held && !replace) {
      const what = held.change === 'rekeyed' ? 'another key' : `node ${held.before}`;
      const hint = 'If the node was swapped or provisioned anew, say --replace; --dry-run shows what would change.';
      throw gatewayError('cover-exists', `cover ${held.cover} already has ${what}`, { hint });
    }
    covers.import(rows, now);
    for (const { node, made } of rows) setMade.run(JSON.stringify(made), node);
    return steps;
  });

  return {
    plan,
    take(rows, now, replace) {
      const steps = take.immediate(rows, now, replace);
      changed(steps.map(({ cover }) => cover));
      return steps;
    },
    made(node) {
      const text = node === undefined ? undefined : getMade.get(node);
      return text == null ? undefined : (JSON.parse(text) as Record<string, unknown>);
    },
  };
}
