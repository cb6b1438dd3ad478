import { createNodeCcm } from '@lidwatch/protocol/gateway';
import pino from 'pino';
import { NO_LAYERS } from '../../gateway/src/detect/ruleSettings.ts';
import { createIngest } from '../../gateway/src/ingest/ingest.ts';
import { createRuleBook } from '../../gateway/src/ingest/ruleBook.ts';
import { systemClock } from '../../gateway/src/parts/clock.ts';
import { openStore, type Store } from '../../gateway/src/store/store.ts';

/** A store and its ingest, with no link before them and no sink behind; acknowledgements are sealed and go nowhere. */
export interface Heart {
  readonly store: Store;
  /** Hands the frames over and waits until the last is durable. Throws where one was not taken as a new report. */
  take(frames: readonly Uint8Array[]): Promise<void>;
  /** rows of nodes, states, readings, reports, events and outbox, and transactions, so far */
  written(): { readonly rows: number; readonly commits: number };
  close(): void;
}

const LINK = 'bench';
/** Between two frames; between two of one node the more, and so more than the series of an alert spans. */
const STEP_MS = 20;
/** The first frame came in so long ago that the last one has not come from the future. */
const BEFORE_MS = 6 * 3_600_000;

export function createHeart(folder: string): Heart {
  const store = openStore({ folder, access: 'gateway' });
  let [rows, commits, left, receivedAt] = [0, 0, 0, Date.now() - BEFORE_MS];
  let arrived: () => void = () => undefined;
  const ingest = createIngest({
    store,
    rules: createRuleBook(NO_LAYERS),
    heartbeatMs: () => 43_200_000,
    createCcm: createNodeCcm,
    clock: systemClock,
    log: pino({ level: 'silent' }),
    random: Math.random,
    send: () => undefined,
    listeningSince: () => undefined,
    onCommit({ batch, frames, queued }) {
      const { nodes, covers, readings, reports, events } = batch;
      rows += nodes.length + covers.length + readings.length + reports.length + events.length + queued;
      commits += 1;
      left -= frames;
      if (left === 0) arrived();
    },
    onState: () => undefined,
  });

  return {
    store,
    async take(frames) {
      left = frames.length;
      const known = ingest.frames.get(`${LINK} report`);
      const done = new Promise<void>((resolve) => {
        arrived = resolve;
      });
      for (const bytes of frames) {
        receivedAt += STEP_MS;
        ingest.push({ bytes, link: LINK, from: 'nobody', receivedAt });
      }
      await done;
      const taken = ingest.frames.get(`${LINK} report`) - known;
      if (taken !== frames.length) throw new Error(`of ${frames.length} frames only ${taken} were taken as reports`);
    },
    written: () => ({ rows, commits }),
    close() {
      ingest.stop();
      store.close();
    },
  };
}
