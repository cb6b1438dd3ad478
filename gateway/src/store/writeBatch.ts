import type { Packed } from './calmState.ts';
import { createCheckpointWriter } from './checkpointWriter.ts';
import type { Db } from './database.ts';
import { createErrandWriter } from './errandWriter.ts';
import { createEventWriter } from './eventWriter.ts';
import { createHeardWriter } from './heard.ts';
import type { Journal } from './journal/journal.ts';
import { nodeRow, stateRow } from './journal/places.ts';
import { createReadingWriter } from './readingWriter.ts';
import type { Batch, NodeUpdate } from './types.ts';

interface Written {
  /** with the checkpoints that were made */
  readonly covers: Batch['covers'];
  /** how many rows the outbox grew by */
  readonly queued: number;
  readonly isInJournal: boolean;
}

/**
 * Writes one batch. To be run inside a transaction. `states`: those of its covers, in the order of the covers.
 */
export function createBatchWriter(
  db: Db,
  journal: Pick<Journal, 'write'>,
): (batch: Batch, states: readonly Packed[], now: number) => Written {
  const mergeSaid = db.prepare('UPDATE nodes SET said = json_patch(said, ?) WHERE node = ? AND key = ?');
  const addReport = db.prepare('INSERT INTO reports (node, counter) VALUES (?, ?)');
  const queue = db.prepare('INSERT INTO outbox (created_at, severity, change) VALUES (?, ?, ?)');
  const quarantine = db.prepare(
    'INSERT INTO quarantine (received_at, link, reply_to, reason, detail, bytes) VALUES (?, ?, ?, ?, ?, ?)',
  );

  const takeDown = db.prepare('DELETE FROM shelves WHERE cover = ? AND rule = ? AND until <= ?');
  const forgetRelease = db.prepare('DELETE FROM releases WHERE event = ?');
  const writeReadings = createReadingWriter(db);
  const writeErrands = createErrandWriter(db);
  const writeEvent = createEventWriter(db);
  const writeCheckpoints = createCheckpointWriter(db);
  const writeHeard = createHeardWriter(db);

  function writeSaid({ node, said }: NodeUpdate): void {
    if (said) mergeSaid.run(JSON.stringify(said), node.node, node.keptKey);
  }

  return (batch, states, now) => {
    // before the readings: it counts those that are in it
    const newest = writeCheckpoints(batch);
    const covers =
      newest.size === 0
        ? batch.covers
        : batch.covers.map((one) => (newest.has(one.cover) ? { ...one, checkpoint: newest.get(one.cover) } : one));
    const isInJournal = journal.write({
      nodes: batch.nodes.map(({ node }) => nodeRow(node)),
      states: covers.map((cover, i) => stateRow(cover, states[i] as Packed)),
    });
    for (const node of batch.nodes) writeSaid(node);
    writeReadings(batch.readings);
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
    return { covers, queued, isInJournal };
  };
}
