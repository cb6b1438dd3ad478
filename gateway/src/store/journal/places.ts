import { type Packed, textOf } from '../calmState.ts';
import type { Db } from '../database.ts';
import type { CoverRecord, NodeRecord } from '../types.ts';
import type { Row } from './rowBytes.ts';

/** The rows of nodes and states, where they stand for good. */
export interface Places {
  /** false where the node is another one by now */
  putNode(row: Row): boolean;
  putState(row: Row): void;
}

/** values of a row of states, and where in it the state stands */
const STATE_WIDTH = 14;
const STATE = 4;

export function createPlaces(db: Db): Places {
  const updateNode = db.prepare(
    // a node that was given another key beside us counts anew: what was planned under the old one is not its
    'UPDATE nodes SET up_high = ?, up_near = ?, up_far = ?, down = ?, heartbeat_ms = ?, link = ? WHERE node = ? AND key = ?',
  );
  const putState = db.prepare(
    `INSERT INTO states (cover, heard, newest, maintenance, rules, at, tilt, water, battery, temperature, vibration, used, flags,
       checkpoint)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (cover) DO UPDATE SET heard = excluded.heard, newest = excluded.newest,
       maintenance = excluded.maintenance, rules = excluded.rules, at = excluded.at, tilt = excluded.tilt,
       water = excluded.water, battery = excluded.battery, temperature = excluded.temperature,
       vibration = excluded.vibration, used = excluded.used, flags = excluded.flags,
       checkpoint = excluded.checkpoint`,
  );
  return {
    putNode: (row) => updateNode.run(...row).changes > 0,
    putState: (row) => void putState.run(...placed(row)),
  };
}

/** A row of states as it stands in its place: the state as text. */
function placed(row: Row): Row {
  const packed = row[STATE];
  const text = typeof packed === 'string' || packed instanceof Uint8Array ? textOf(packed) : packed;
  const place = row.with(STATE, text ?? null);
  // a journal of before there was a column for it ends without a checkpoint
  return row.length < STATE_WIDTH ? [...place, null] : place;
}

export function nodeRow({ node, keptKey, window, down, heartbeatMs, link }: NodeRecord): Row {
  return [window.high, window.near, window.far, down, heartbeatMs ?? null, link ?? null, node, keptKey];
}

export function stateRow({ cover, checkpoint, state, latest }: CoverRecord, packed: Packed): Row {
  return [
    cover,
    state.heard,
    state.newest,
    state.maintenance ? 1 : 0,
    packed,
    latest?.at ?? null,
    latest?.tilt ?? null,
    latest?.water ?? null,
    latest?.battery ?? null,
    latest?.temperature ?? null,
    latest?.vibration ?? null,
    latest?.used ?? null,
    latest?.flags ?? null,
    checkpoint ?? null,
  ];
}
