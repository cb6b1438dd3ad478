import type { Db } from './database.ts';
import { createErrandWriter } from './errandWriter.ts';
import { packRules } from './rulesText.ts';
import type { Batch, CoverRecord, EventChange, NodeUpdate, Reading } from './types.ts';

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
  const raise = db.prepare(
    `INSERT INTO events (id, cover, rule, severity, signal, onset, raised_at, value, peak, received_at, quality,
       late)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
  );
  const clear = db.prepare('UPDATE events SET cleared_at = ?, peak = ? WHERE id = ? AND cleared_at IS NULL');
  const queue = db.prepare('INSERT INTO outbox (created_at, severity, change) VALUES (?, ?, ?)');
  const quarantine = db.prepare(
    'INSERT INTO quarantine (received_at, link, reply_to, reason, detail, bytes) VALUES (?, ?, ?, ?, ?, ?)',
  );

  const writeErrands = createErrandWriter(db);

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
      packRules(state),
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

  /** True where the store did not know it yet: the same onset found twice is the same event, and is told once. */
  function writeEvent({ id, cover, transition: t, receivedAt, quality, late }: EventChange): boolean {
    if (t.kind === 'cleared') return clear.run(t.at, t.peak, id).changes > 0;
    const { rule, severity, signal, onset, at, value, peak } = t;
    const mark = late === true ? 1 : 0;
    const row = [id, cover, rule, severity, signal, onset, at, value, peak, receivedAt, quality, mark];
    return raise.run(...row).changes > 0;
  }

  return (batch, now) => {
    for (const node of batch.nodes) writeNode(node);
    for (const cover of batch.covers) writeCover(cover);
    for (const reading of batch.readings) writeReading(reading);
    for (const { node, counter } of batch.reports) addReport.run(node, counter);
    for (const q of batch.quarantine) quarantine.run(q.receivedAt, q.link, q.from, q.reason, q.detail, q.bytes);
    writeErrands(batch);
    let queued = 0;
    for (const change of batch.events) {
      if (!writeEvent(change)) continue;
      queue.run(now, change.transition.severity, JSON.stringify(change));
      queued += 1;
    }
    return queued;
  };
}
