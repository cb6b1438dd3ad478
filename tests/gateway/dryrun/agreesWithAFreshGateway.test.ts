import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NO_LAYERS, type RuleTable } from '../../../gateway/src/detect/ruleSettings.ts';
import type { RuleName } from '../../../gateway/src/detect/types.ts';
import { type Compared, compare, VERDICTS, type Verdict } from '../../../gateway/src/dryrun/difference.ts';
import { toldOf, tryRules } from '../../support/dryRunRig.ts';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig } from '../../support/ingestRig.ts';
import { arbitraryHistory, deliveries, play } from '../../support/streetHistory.ts';

const TABLE = {
  'cover.opened': fc.constantFrom({ raise: 20, clear: 10 }, { hold: { samples: 1 } }, { enabled: false }),
  'cover.tilted': fc.constantFrom({ raise: 3, clear: 2 }, { clearHold: { samples: 1 } }, { severity: 'info' as const }),
  'cover.displaced': fc.constantFrom({ raise: 1, clear: 0.5 }, { hold: { samples: 2 } }),
  'cover.impact': fc.constantFrom({ raise: 100, clear: 100 }),
  'water.high': fc.constantFrom({ raise: 250, clear: 200 }, { raise: 320 }, { hold: { samples: 1 } }, { damping: 0 }),
  'battery.low': fc.constantFrom({ hold: { samples: 1 } }, { raise: 3_250 }),
  'node.fault': fc.constantFrom({ hold: { samples: 2 } }, { clearHold: { samples: 1 } }),
  'node.offline': fc.constantFrom({ raise: 1.2 }, { raise: 6 }, { enabled: false }),
};

const arbitraryTable: fc.Arbitrary<RuleTable> = fc.record(TABLE, { requiredKeys: [] });

const RUNS = 200;
/** So many runs share two gateways, each with covers of its own there. */
const SHARED = 25;
const COVERS = 2;

function district() {
  const nodes = Array.from({ length: SHARED * COVERS }, (_, i) => createFakeNode(i + 1));
  const covers: Record<string, RuleTable> = {};
  const fresh = createIngestRig({ nodes, layers: { ...NO_LAYERS, covers } });
  return { nodes, covers, before: createIngestRig({ nodes }), fresh };
}

it('tells, event for event, what a fresh gateway tells of the same frames under the changed rules', () => {
  let run = 0;
  let { nodes, covers, before, fresh } = district();
  const verdicts = new Set<Verdict>();
  const rules = new Set<RuleName>();

  function judge(cover: string, table: RuleTable): void {
    const scope = { cover };
    expect(tryRules(before, NO_LAYERS, { scope }).tally.differences()).toEqual([]);
    const changes = { ...NO_LAYERS, defaults: table };
    // the fresh gateway has told the very events, by id, with their times and peaks
    const replayed = tryRules(fresh, changes, { scope }).tally;
    expect(replayed.differences()).toEqual([]);
    const tried = tryRules(before, changes, { scope }).tally;
    expect(tried.counts().map(({ found }) => found)).toEqual(replayed.counts().map(({ found }) => found));
    const expected = compare(toldOf(before, cover), toldOf(fresh, cover));
    const brief = ({ verdict, told, aspects }: Compared) => [verdict, told?.id, aspects];
    expect(tried.differences().map(brief)).toEqual(expected.filter(({ verdict }) => verdict !== 'same').map(brief));
    for (const { verdict, told, found } of expected) {
      verdicts.add(verdict);
      rules.add((told ?? found)?.rule as RuleName);
    }
  }

  fc.assert(
    fc.property(arbitraryHistory, arbitraryTable, (history, table) => {
      if (run === SHARED) {
        run = 0;
        ({ nodes, covers, before, fresh } = district());
      }
      const first = run * COVERS;
      run += 1;
      const names = Array.from({ length: COVERS }, (_, i) => `C-${first + i + 1}`);
      for (const name of names) covers[name] = table;
      const frames = deliveries(history, nodes.slice(first, first + COVERS));
      play(before, frames);
      play(fresh, frames);
      for (const name of names) judge(name, table);
    }),
    // a second look at a history needs other covers: what fails is told as it is
    { numRuns: RUNS, endOnFailure: true },
  );
  expect([...verdicts].sort()).toEqual([...VERDICTS].sort());
  expect([...rules]).toEqual(expect.arrayContaining(Object.keys(TABLE)));
}, 120_000);
