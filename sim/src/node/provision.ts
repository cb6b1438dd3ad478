import { AT, createMemoryStore, type Flash } from '@lidwatch/firmware';
import type { SettingName, Settings } from '@lidwatch/protocol';

/** What the bench does before a node is glued under its cover: it is armed, and its settings are stored. */
export function provision(flash: Flash, settings: Partial<Settings>): void {
  const store = createMemoryStore(flash);
  const { words } = store.memory;
  words[AT.installed] = 1;
  words[AT.zeroWanted] = 1;
  for (const [name, value] of Object.entries(settings)) words[AT[name as SettingName]] = value;
  store.commit(0);
}
