import type { RuleLayers } from '../../gateway/src/detect/ruleSettings.ts';
import { createDryRun, type DryRun, type DryRunOptions } from '../../gateway/src/dryrun/dryRun.ts';
import type { FoundEvent } from '../../gateway/src/dryrun/found.ts';
import { readTold } from '../../gateway/src/dryrun/told.ts';
import { createRuleBook } from '../../gateway/src/ingest/ruleBook.ts';
import type { IngestRig } from './ingestRig.ts';

const HEARTBEAT_MS = 43_200_000;
const YEAR = 365 * 86_400_000;

/** All that a gateway has stored of a cover through detection once more. */
export function tryRules({ store, clock }: IngestRig, layers: RuleLayers, more: Partial<DryRunOptions> = {}): DryRun {
  const run = createDryRun({
    store,
    rules: createRuleBook(layers),
    heartbeatMs: () => HEARTBEAT_MS,
    ending: () => ({ until: clock.now(), since: 0 }),
    from: clock.now() - YEAR,
    to: clock.now(),
    warmUpMs: 0,
    scope: {},
    most: 1_000,
    ...more,
  });
  while (run.step());
  return run;
}

/** What a gateway has told of a cover. */
export function toldOf({ store, clock }: IngestRig, cover: string): readonly FoundEvent[] {
  const pages = readTold(store, cover, 0, clock.now());
  for (;;) {
    const page = pages.next();
    if (page.done) return page.value;
  }
}
