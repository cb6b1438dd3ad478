import type { Db } from './database.ts';
import type { NodeRecord, Profile } from './types.ts';

/** A node, with what is no secret of it. */
export interface RegisteredNode {
  readonly node: number;
  /** undefined while it is on none */
  readonly cover: string | undefined;
  readonly profile: Profile;
  readonly devEui: string | undefined;
  /** over which it was last heard */
  readonly link: string | undefined;
}

/** Everything that is known of a node, but for its key. */
export interface NodeAccount extends RegisteredNode {
  /** when its cover was last heard of; undefined where it is on none, or never was heard with its present key */
  readonly heard: number | undefined;
  /** as it said; undefined until it has */
  readonly heartbeatMs: number | undefined;
  /** the highest counter of its frames; undefined until one was taken under its present key */
  readonly up: number | undefined;
  /** the least counter of the next frame to it */
  readonly down: number;
  /** by field name of the protocol */
  readonly said: Readonly<Record<string, number | string>>;
  /** what was told of it when it was provisioned */
  readonly made: Readonly<Record<string, unknown>> | undefined;
}

/** Only nodes of which all of it is so. */
interface NodeQuery {
  readonly hasCover?: boolean | undefined;
  readonly profile?: Profile | undefined;
  /** only nodes behind this one: the last of the page before */
  readonly after?: number | undefined;
  /** rows, at most; all where it is absent */
  readonly limit?: number | undefined;
}

export interface Nodes {
  /** every node that was ever registered, on a cover or not; by id */
  list(query?: NodeQuery): readonly RegisteredNode[];
  get(node: number): NodeAccount | undefined;
}

interface NodeRow {
  node: number;
  cover: string | null;
  profile: Profile;
  devEui: string | null;
  link: string | null;
}

interface AccountRow extends NodeRow {
  heard: number | null;
  heartbeatMs: number | null;
  up: number;
  down: number;
  said: string;
  made: string | null;
}

/** `present`: the node as the last commit has left it, where that is known; its row may be behind, see journal/journal.ts. */
export function createNodes(db: Db, present: (node: number) => NodeRecord | undefined = () => undefined): Nodes {
  const select = db.prepare<[Record<string, unknown>], NodeRow>(
    `SELECT node, cover, profile, dev_eui AS devEui, link FROM nodes
     WHERE node > :after AND (:hasCover IS NULL OR (cover IS NOT NULL) = :hasCover)
       AND (:profile IS NULL OR profile = :profile) ORDER BY node LIMIT :limit`,
  );
  const get = db.prepare<[number], AccountRow>(
    `SELECT n.node, n.cover, n.profile, n.dev_eui AS devEui, n.link, s.heard, n.heartbeat_ms AS heartbeatMs,
       n.up_high AS up, n.down, n.said, n.provisioned AS made
     FROM nodes n LEFT JOIN states s ON s.cover = n.cover WHERE n.node = ?`,
  );

  return {
    list({ hasCover, profile = null, after = -1, limit = -1 } = {}) {
      const filter = hasCover === undefined ? null : Number(hasCover);
      return select.all({ hasCover: filter, profile, after, limit }).map(toNode);
    },
    get(node) {
      const row = get.get(node);
      if (!row) return undefined;
      const now = present(node);
      const { heard, said, made } = row;
      const { heartbeatMs, up, down } = now ? { ...now, up: now.window.high } : row;
      const isHeard = up >= 0;
      return {
        ...toNode(row),
        ...(now ? { link: now.link } : {}),
        heard: isHeard && heard !== null && heard > 0 ? heard : undefined,
        heartbeatMs: heartbeatMs ?? undefined,
        up: isHeard ? up : undefined,
        down,
        said: JSON.parse(said) as NodeAccount['said'],
        made: made === null ? undefined : (JSON.parse(made) as Record<string, unknown>),
      };
    },
  };
}

function toNode({ node, cover, profile, devEui, link }: NodeRow): RegisteredNode {
  return { node, cover: cover ?? undefined, profile, devEui: devEui ?? undefined, link: link ?? undefined };
}
