import { expect, it } from 'vitest';
import { assignedUnit } from '../../../gateway/src/incidents/assign.ts';

const rows = [
  { cell: 'G-1', matter: 'flooding', to: 'pumps' },
  { unit: 'telecom', to: 'road' },
  { matter: 'node', to: 'sensors' },
] as const;

it.each([
  [{ cell: 'G-1', unit: 'water', matter: 'flooding' }, 'pumps'],
  [{ cell: 'G-2', unit: 'water', matter: 'flooding' }, 'water'],
  [{ cell: 'G-2', unit: 'telecom', matter: 'node' }, 'road'],
  [{ matter: 'node' }, 'sensors'],
  [{ matter: 'open' }, undefined],
] as const)('%j is the work of %s: the first row that fits, else of whoever owns the cover', (what, unit) => {
  expect(assignedUnit(rows, what)).toBe(unit);
});
