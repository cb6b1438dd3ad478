import { createNodeCcm } from '@lidwatch/protocol/gateway';
import { onTestFinished } from 'vitest';
import { NO_LAYERS, type RuleLayers } from '../../gateway/src/detect/ruleSettings.ts';
import { type Commit, createIngest, type Ingest, type IngestOptions } from '../../gateway/src/ingest/ingest.ts';
import { createRuleBook } from '../../gateway/src/ingest/ruleBook.ts';
import { NO_SECRET, type SecretSource } from '../../gateway/src/store/keys/storeSecret.ts';
import { openStore, type Store } from '../../gateway/src/store/store.ts';
import type { Purpose } from '../../gateway/src/transports/transport.ts';
import type { FakeNode } from './fakeNode.ts';
import { createManualClock, type ManualClock } from './manualClock.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { createTestLog, type TestLog } from './testLog.ts';

/** Ingest over a real database, with time in the hand of the test and the links replaced by lists. */
export interface IngestRig {
  readonly folder: string;
  readonly clock: ManualClock;
  readonly log: TestLog;
  readonly ingest: Ingest;
  readonly store: Store;
  /** what was handed to links, in order */
  readonly sent: { link: string; to: string; bytes: Uint8Array; purpose: Purpose }[];
  readonly commits: Commit[];
  /** Takes the frames as having come in just now, and commits. */
  take(...frames: Uint8Array[]): void;
}

export interface IngestRigOptions {
  readonly nodes: readonly Pick<FakeNode, 'node' | 'key'>[];
  readonly folder?: string;
  /** of the store */
  readonly secret?: SecretSource;
  readonly clock?: ManualClock;
  readonly layers?: RuleLayers;
  /** stands between ingest and the store */
  readonly wrap?: (
    store: Store,
  ) => Pick<Store, 'registry' | 'keys' | 'hasReport' | 'chapter' | 'releases' | 'reviews' | 'events' | 'commit'>;
  /** in the place of the lists */
  readonly parts?: Partial<Pick<IngestOptions, 'send' | 'onCommit' | 'onState' | 'perNode'>>;
  readonly listeningSince?: (link: string | undefined) => number | undefined;
}

/** The cover of the n-th node, from 1: `C-1`. */
export function createIngestRig(options: IngestRigOptions): IngestRig {
  const { nodes, layers = NO_LAYERS, folder = temporaryFolder(), clock = createManualClock() } = options;
  const log = createTestLog();
  const store = openStore({ folder, access: 'gateway', secret: options.secret ?? NO_SECRET });
  onTestFinished(() => store.close());
  store.covers.import(
    nodes.map(({ node, key }, i) => ({ cover: `C-${i + 1}`, node, key })),
    clock.now(),
  );
  store.registry.refresh();
  const started = clock.now();
  const sent: IngestRig['sent'] = [];
  const commits: Commit[] = [];
  const ingest = createIngest({
    store: options.wrap?.(store) ?? store,
    rules: createRuleBook(layers),
    heartbeatMs: () => 43_200_000,
    createCcm: createNodeCcm,
    clock,
    log: log.log,
    random: () => 0.5,
    send: (link, to, bytes, purpose) => void sent.push({ link, to, bytes, purpose }),
    listeningSince: options.listeningSince ?? (() => started),
    onCommit: (commit) => void commits.push(commit),
    onState: () => undefined,
    ...options.parts,
  });
  return {
    folder,
    clock,
    log,
    ingest,
    store,
    sent,
    commits,
    take(...frames) {
      for (const bytes of frames) ingest.push({ bytes, link: 'test', from: 'peer', receivedAt: clock.now() });
      clock.advance(20);
    },
  };
}
