import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SEVERITIES } from '../../../gateway/src/detect/rule.ts';
import { evolve } from '../../../gateway/src/incidents/evolve.ts';
import { type Fact, MATTERS } from '../../../gateway/src/incidents/types.ts';
import { book, incidentBehind, opened, step } from '../../support/incidentFold.ts';

const HOUR = 3_600_000;

it('a missing, open or displaced cover has six hours, all else 36', () => {
  for (const matter of MATTERS) {
    const { next } = incidentBehind(opened({ matter }), step('reported'), step('assigned'));
    const isUrgent = ['missing', 'open', 'displaced'].includes(matter);
    expect(next).toMatchObject({ step: 'handled', from: 0, dueAt: (isUrgent ? 6 : 36) * HOUR });
  }
});

const reported = fc.record({
  kind: fc.constant('reported' as const),
  matter: fc.constantFrom(...MATTERS),
  severity: fc.constantFrom(...SEVERITIES),
  photos: fc.constant([]),
});

it('whatever else is found, the awaited step never has more time than before', () => {
  fc.assert(
    fc.property(fc.constantFrom(...MATTERS), fc.array(reported, { maxLength: 8 }), (matter, facts) => {
      let incident = incidentBehind(opened({ matter }));
      facts.forEach((fact: Fact, i) => {
        const after = evolve(book, incident, { id: 10 + i, incident: 1, at: i * HOUR, who: 'dora', fact });
        expect(after.next?.dueAt).toBeLessThanOrEqual(incident.next?.dueAt ?? 0);
        expect(MATTERS.indexOf(after.matter)).toBeLessThanOrEqual(MATTERS.indexOf(incident.matter));
        incident = after;
      });
    }),
  );
});

it('a reopened one has its time anew', () => {
  const { next, steps, reopened } = incidentBehind(
    ...[opened(), step('reported'), step('assigned'), step('handled'), step('feedback')],
    { at: 100 * HOUR, fact: { kind: 'reopened', reason: 'r' } },
  );
  expect(steps.map((one) => one.step)).toEqual(['discovered', 'reported', 'assigned']);
  expect(next).toMatchObject({ step: 'handled', since: 100 * HOUR, dueAt: 106 * HOUR });
  expect(reopened).toBe(1);
});

it('one whose workflow is configured no more goes on in the standard one', () => {
  const { next } = incidentBehind(opened({ workflow: 'gone' }), step('reported'));
  expect(next?.step).toBe('assigned');
});
