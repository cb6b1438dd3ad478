import { createMemoryStore, type Flash } from '@lidwatch/firmware';
import type { Settings } from '@lidwatch/protocol';

/** What the bench does before a node is glued under its cover: it is armed, and its settings are stored. */
export function provision(flash: Flash, settings: Partial<Settings>): void {
  const store = createMemoryStore(flash);
  store.memory.installed = true;
  store.memory.zeroWanted = true;
  Object.assign(store.memory.settings, settings);
  store.commit(0);
}
