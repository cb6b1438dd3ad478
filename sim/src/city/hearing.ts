import { SETTINGS } from '@lidwatch/protocol';
import type { VirtualTime } from '../clock/virtualTime.ts';
import type { Site } from './site.ts';

/** When the gateway last heard each node, and who has been silent for long. */
export interface Hearing {
  start(): void;
  heard(address: number): void;
}

const HOUR = 3_600_000;
/** heartbeats; less than what any rule may call offline */
const SILENT = 2;

interface Listened {
  readonly site: Site;
  /** ms */
  readonly patience: number;
  at: number;
  told: boolean;
}

export function createHearing(time: VirtualTime, sites: readonly Site[], addressOf: (node: number) => number): Hearing {
  const listened = new Map(
    sites.map((site): [number, Listened] => {
      const heartbeat = (site.spec.settings.heartbeat ?? SETTINGS.heartbeat.fallback) * 60_000;
      // before it was ever heard nobody misses it
      return [addressOf(site.spec.node), { site, patience: SILENT * heartbeat, at: Infinity, told: false }];
    }),
  );

  function look(): void {
    for (const one of listened.values()) {
      const silence = time.now() - one.at;
      if (one.told || silence < one.patience) continue;
      one.told = true;
      one.site.tell('silent', { for: silence });
    }
    time.after(HOUR, look);
  }

  return {
    start: () => time.after(HOUR, look),
    heard(address) {
      const one = listened.get(address);
      if (!one) return;
      const silence = time.now() - one.at;
      one.at = time.now();
      if (silence < one.patience) return;
      one.told = false;
      one.site.tell('heard', { for: silence });
    },
  };
}
