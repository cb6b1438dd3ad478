import { expect, test } from 'vitest';
import { baseLook } from '../../gateway/console/src/parts/baseLook.ts';

test.each([
  [{ kind: 'water' }, false, { fill: 'map-water', line: 'map-water' }],
  [{ kind: 'park', name: '' }, false, { fill: 'map-park' }],
  [{ kind: 'street', class: 'avenue' }, true, { line: 'map-street', weight: 5 }],
  [{ kind: 'street', class: 'alley' }, true, { line: 'map-street', weight: 3.5 }],
  [{ kind: 'constructor' }, false, { fill: 'sunken', line: 'line-strong' }],
  [{ kind: 7 }, true, { line: 'line-strong', weight: 1.2 }],
  [null, false, { fill: 'sunken', line: 'line-strong' }],
])('%j is drawn as what it is, and quietly where it says nothing', (properties, isLine, look) => {
  expect(baseLook(properties, isLine)).toMatchObject(look);
});
