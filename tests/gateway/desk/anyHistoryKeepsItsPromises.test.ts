import fc from 'fast-check';
import { expect, it } from 'vitest';
import { auditIncidents } from '../../support/incidentAudit.ts';
import { play } from '../../support/incidentHistory.ts';
import { history, type Op } from '../../support/incidentOps.ts';
import {
  createFakeGround,
  createIncidentWorld,
  createRealGround,
  type IncidentWorld,
} from '../../support/incidentWorld.ts';
import { createManualClock } from '../../support/manualClock.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

function faultsOf(world: IncidentWorld, ops: readonly Op[]): string[] {
  const ledger = play(world, ops);
  const faults = auditIncidents(world, ledger);
  world.close();
  return faults;
}

it('loses no incident, closes none unverified without an overruling, and counts none twice: 10,000 histories', () => {
  let closed = 0;
  let verified = 0;
  fc.assert(
    fc.property(history(18), (ops) => {
      const world = createIncidentWorld(createFakeGround());
      expect(faultsOf(world, ops)).toEqual([]);
      closed += world.entries().filter(({ fact }) => fact.kind === 'closed').length;
      verified += world.entries().filter(({ fact }) => fact.kind === 'verified').length;
    }),
    { numRuns: 10_000 },
  );
  // histories that never come so far would prove nothing
  expect(closed).toBeGreaterThan(300);
  expect(verified).toBeGreaterThan(500);
});

it('so it is on a real database that is closed and opened again in between', () => {
  fc.assert(
    fc.property(history(60), (ops) => {
      const clock = createManualClock();
      const world = createIncidentWorld(createRealGround(temporaryFolder(), clock.now()), clock);
      expect(faultsOf(world, ops)).toEqual([]);
    }),
    { numRuns: 15 },
  );
});
