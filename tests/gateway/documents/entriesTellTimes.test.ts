import { expect, it } from 'vitest';
import { entryDocument } from '../../../gateway/src/documents/entryDocument.ts';
import type { Fact } from '../../../gateway/src/incidents/types.ts';
import { entry, OPENED_AT } from '../../support/incidents.ts';

const AT = new Date(OPENED_AT).toISOString();
const PROOF = { from: OPENED_AT, to: OPENED_AT, samples: 1, by: 'silence' } as const;

it.each<[Fact, Record<string, unknown>]>([
  [
    { kind: 'step', step: 'handled', dueAt: OPENED_AT, doneAt: OPENED_AT, note: 'x' },
    { step: 'handled', dueAt: AT, doneAt: AT, note: 'x' },
  ],
  [
    { kind: 'card', step: 'handled', card: 'red', dueAt: OPENED_AT },
    { step: 'handled', card: 'red', dueAt: AT },
  ],
  [{ kind: 'verified', proof: PROOF }, { proof: { from: AT, to: AT, samples: 1, tilt: null, by: 'silence' } }],
  [{ kind: 'child', incident: 4 }, { incident: 'I-000004' }],
  [{ kind: 'parent', incident: 5 }, { incident: 'I-000005' }],
  [
    { kind: 'closed', result: 'duplicate', of: 6 },
    { result: 'duplicate', of: 'I-000006' },
  ],
  [{ kind: 'closed', result: 'resolved' }, { result: 'resolved' }],
])('%j says its times in RFC 3339, and names incidents as people do', (fact, said) => {
  expect(JSON.parse(JSON.stringify(entryDocument(entry(3, fact))))).toEqual({
    ...{ id: 3, incident: 'I-000001', at: AT, enteredAt: null, who: 'ann', kind: fact.kind, fact: said },
  });
});

it('what opens an incident says of which kind it is, and no number', () => {
  const opened: Fact = {
    ...{ kind: 'opened', of: 'parent', cell: 'g-7', workflow: 'six-steps', origin: 'event' },
    ...{ matter: 'flooding', severity: 'major' },
  };
  expect(entryDocument(entry(1, opened)).fact).toMatchObject({ of: 'parent', cell: 'g-7' });
});
