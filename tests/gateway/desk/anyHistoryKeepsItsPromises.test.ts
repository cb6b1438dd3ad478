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

/** How far histories came: those in which nothing is closed would prove nothing. */
class Reach {
  closed = 0;
  verified = 0;

  /** What is wrong with a history in this world. */
  faultsOf(world: IncidentWorld, ops: readonly Op[]): string[] {
    const ledger = play(world, ops);
    const faults = auditIncidents(world, ledger);
    const entries = world.entries();
    this.closed += entries.filter(({ fact }) => fact.kind === 'closed').length;
    this.verified += entries.filter(({ fact }) => fact.kind === 'verified').length;
    world.close();
    return faults;
  }
}

it('loses no incident, closes none unverified without an overruling, and counts none twice: 10,000 histories', () => {
  const reach = new Reach();
  fc.assert(
    fc.property(history(18), (ops) => {
      expect(reach.faultsOf(createIncidentWorld(createFakeGround()), ops)).toEqual([]);
    }),
    { numRuns: 10_000 },
  );
  expect(reach.closed).toBeGreaterThan(300);
  expect(reach.verified).toBeGreaterThan(500);
});

it('so it is on a real database that is closed and opened again in between', () => {
  const reach = new Reach();
  fc.assert(
    fc.property(history(60), (ops) => {
      const clock = createManualClock();
      const world = createIncidentWorld(createRealGround(temporaryFolder(), clock.now()), clock);
      expect(reach.faultsOf(world, ops)).toEqual([]);
    }),
    { numRuns: 15 },
  );
  expect(reach.closed + reach.verified).toBeGreaterThan(0);
});
