import { onTestFinished } from 'vitest';
import { eventId } from '../../gateway/src/detect/eventId.ts';
import { emptyState } from '../../gateway/src/detect/state.ts';
import type { Transition } from '../../gateway/src/detect/types.ts';
import { type ConfigDocument, configDocument } from '../../gateway/src/documents/configDocument.ts';
import type { SecretSource } from '../../gateway/src/store/keys/storeSecret.ts';
import { openStore, type Store, type StoreOptions } from '../../gateway/src/store/store.ts';
import {
  type Batch,
  type CoverRecord,
  type EventChange,
  isIncidentChange,
  type Reading,
} from '../../gateway/src/store/types.ts';
import { temporaryFolder } from './temporaryFolder.ts';

/** A store that is closed with the test; on a folder of its own unless one is given. */
export function openTestStore(options: Partial<StoreOptions> = {}): Store {
  const store = openStore({ folder: temporaryFolder(), access: 'gateway', ...options });
  onTestFinished(() => store.close());
  return store;
}

/** A store secret that is at hand. */
export const secret =
  (text: string): SecretSource =>
  () => ({ ok: true, secret: text, from: 'store.secret' });

export const key = (byte: number): Uint8Array => new Uint8Array(16).fill(byte);

export function batch(parts: Partial<Batch>): Batch {
  return { nodes: [], covers: [], readings: [], reports: [], events: [], quarantine: [], ...parts };
}

export function reading(cover: string, at: number, more: Partial<Reading> = {}): Reading {
  return { cover, at, receivedAt: at, quality: 'exact', link: 'test', ...more };
}

export function coverRecord(cover: string, node: number, more: Partial<CoverRecord> = {}): CoverRecord {
  return { cover, node, name: undefined, group: undefined, placed: 0, state: emptyState(), latest: undefined, ...more };
}

/** The transitions that stand in the outbox, oldest first, without what became of incidents. */
export function toldEvents({ outbox }: Pick<Store, 'outbox'>, after = 0): readonly EventChange[] {
  return outbox.after(after, 1_000).flatMap(({ change }) => (isIncidentChange(change) ? [] : [change]));
}

/** What the gateway says of the settings of a cover’s node. */
export function configOf(store: Store, cover: string): ConfigDocument {
  const record = store.covers.get(cover);
  if (!record) throw new Error(`no cover ${cover}`);
  return configDocument(store.configs.of(record));
}

/** The transition of a tilted cover; its id follows from cover and onset. */
export function tilted(cover: string, onset: number, more: Partial<Transition> = {}): EventChange {
  const transition: Transition = {
    rule: 'cover.tilted',
    kind: 'raised',
    severity: 'major',
    signal: 'tilt',
    onset,
    at: onset + 3_000,
    value: 30,
    peak: 31,
    ...more,
  };
  return { id: eventId(cover, transition.rule, onset), cover, transition, receivedAt: onset + 4_000, quality: 'exact' };
}
