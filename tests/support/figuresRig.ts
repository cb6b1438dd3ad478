import { onTestFinished } from 'vitest';
import type { Config } from '../../gateway/src/config/config.ts';
import { DEFAULT_SETTINGS } from '../../gateway/src/incidents/defaults.ts';
import { evolve } from '../../gateway/src/incidents/evolve.ts';
import { openStore } from '../../gateway/src/store/store.ts';
import { startGateway } from './gatewayRig.ts';
import { poorMonths } from './reportRig.ts';
import { createSetClock } from './setClock.ts';
import { key } from './storeRig.ts';
import { temporaryFolder } from './temporaryFolder.ts';

/** A folder with the database of two months of work, as poorMonths has them; covers stand at the harbour. */
function filledFolder(): string {
  const folder = temporaryFolder();
  const store = openStore({ folder, access: 'tool', create: true, durable: false });
  for (const i of [0, 1, 2, 3]) {
    store.covers.add({ cover: `C-${i}`, node: i + 1, key: key(i + 1) }, 0);
    store.inventory.take([{ cover: `C-${i}`, change: { lat: 23.1 + i / 1_000, lon: 113.2 } }], 0);
  }
  const { all } = poorMonths();
  const fold: Parameters<typeof store.incidents.append>[2] = (before, entry) =>
    evolve(DEFAULT_SETTINGS.workflows, before, entry);
  const byIncident = Map.groupBy(all, ({ incident }) => incident);
  store.atomically(() => {
    for (const entries of byIncident.values()) {
      store.incidents.append(
        undefined,
        entries.map(({ at, who, fact }) => ({ at, who, enteredAt: undefined, fact })),
        fold,
      );
    }
  });
  store.close();
  return folder;
}

/** A gateway over that, an hour into December. */
export async function startFigures(more: Partial<Config> = {}, options: Parameters<typeof startGateway>[1] = {}) {
  const clock = createSetClock(Date.UTC(2026, 11, 1, 1));
  const data = filledFolder();
  // what the gateway does by the clock goes on: its goodbyes, too
  const running = setInterval(() => clock.advance(100), 20);
  const rig = await startGateway({ data, ...more }, { clock, ...options });
  onTestFinished(() => clearInterval(running));
  return { data, clock, rig };
}
