import { createCheckpointWriter } from './checkpoints.ts';
import type { Db } from './database.ts';
import { createErrandWriter } from './errandWriter.ts';
import { createEventWriter } from './eventWriter.ts';
import { createHeardWriter } from './heard.ts';
import { packState } from './stateText.ts';
import type { Batch, CoverRecord, NodeUpdate, Reading } from './types.ts';

/** Writes one batch. To be run inside a transaction; returns how many rows the outbox grew by. */
export function createBatchWriter(db: Db): (batch: Batch, now: number) => number {
  const updateNode = db.prepare(
    // a node that was given another key beside us counts anew: what was planned under the old one is not its
    'UPDATE nodes SET up_high = ?, up_near = ?, up_far = ?, down = ?, heartbeat_ms = ?, link = ? WHERE node = ? AND key = ?',
  );
  const mergeSaid = db.prepare('UPDATE nodes SET said = json_patch(said, ?) WHERE node = ?');
  const putState = db.prepare(
    `INSERT INTO states VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (cover) DO UPDATE SET heard = excluded.heard, newest = excluded.newest,
       maintenance = excluded.maintenance, rules = excluded.rules, at = excluded.at, tilt = excluded.tilt,
       water = excluded.water, battery = excluded.battery, temperature = excluded.temperature,
       vibration = excluded.vibration, flags = excluded.flags, used = excluded.used`,
  );
  const addReading = db.prepare(
    'INSERT INTO readings VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const addReport = db.prepare('INSERT INTO reports (node, counter) VALUES (?, ?)');
  const queue = db.prepare('INSERT INTO outbox (created_at, severity, change) VALUES (?, ?, ?)');
  const quarantine = db.prepare(
    'INSERT INTO quarantine (received_at, link, reply_to, reason, detail, bytes) VALUES (?, ?, ?, ?, ?, ?)',
  );

  const takeDown = db.prepare('DELETE FROM shelves WHERE cover = ? AND rule = ? AND until <= ?');
  const forgetRelease = db.prepare('DELETE FROM releases WHERE event = ?');

  const writeErrands = createErrandWriter(db);
  const writeEvent = createEventWriter(db);
  const writeCheckpoints = createCheckpointWriter(db);
  const writeHeard = createHeardWriter(db);

  function writeNode({ node, said }: NodeUpdate): void {
    const { high, near, far } = node.window;
    const { changes } = updateNode.run(
      ...[high, near, far, node.down, node.heartbeatMs ?? null, node.link ?? null],
      ...[node.node, node.keptKey],
    );
    if (said && changes > 0) mergeSaid.run(JSON.stringify(said), node.node);
  }

  function writeCover(record: CoverRecord): void {
    const { cover, state, latest } = record;
    putState.run(
      cover,
      state.heard,
      state.newest,
      state.maintenance ? 1 : 0,
      packState(state),
      latest?.at ?? null,
      latest?.tilt ?? null,
      latest?.water ?? null,
      latest?.battery ?? null,
      latest?.temperature ?? null,
      latest?.vibration ?? null,
      latest?.flags ?? null,
      latest?.used ?? null,
    );
  }

  function writeReading(r: Reading): void {
    addReading.run(
      r.cover,
      r.at,
      r.receivedAt,
      r.quality,
      r.link,
      r.tilt ?? null,
      r.water ?? null,
      r.battery ?? null,
      r.temperature ?? null,
      r.vibration ?? null,
      r.flags ?? null,
      r.rssi ?? null,
      r.snr ?? null,
      r.impacts ?? null,
      r.wakes ?? null,
      r.dropped ?? null,
      r.extra ?? null,
      r.trigger ?? null,
      r.used ?? null,
    );
  }

  return (batch, now) => {
    for (const node of batch.nodes) writeNode(node);
    // before the readings: it counts those that are in it
    writeCheckpoints(batch);
    for (const cover of batch.covers) writeCover(cover);
    for (const reading of batch.readings) writeReading(reading);
    if (batch.heard) writeHeard(batch.heard);
    for (const { node, counter } of batch.reports) addReport.run(node, counter);
    for (const q of batch.quarantine) quarantine.run(q.receivedAt, q.link, q.from, q.reason, q.detail, q.bytes);
    writeErrands(batch);
    for (const event of batch.released ?? []) forgetRelease.run(event);
    for (const { cover, rule } of batch.unshelved ?? []) takeDown.run(cover, rule, now);
    let queued = 0;
    for (const change of batch.events) {
      const told = writeEvent(change, now);
      if (!told) continue;
      queue.run(now, told.transition.severity, JSON.stringify(told));
      queued += 1;
    }
    return queued;
  };
}
