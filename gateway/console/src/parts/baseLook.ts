/** How a feature of a base map is drawn; what is absent is as the map has it. */
export interface BaseLook {
  /** names of custom properties: of its area, and of its line */
  readonly fill: string;
  readonly line: string;
  readonly weight: number;
}

const AREAS = new Map([
  ['water', 'map-water'],
  ['park', 'map-park'],
  ['block', 'map-block'],
]);
/** px */
const STREETS = new Map([
  ['avenue', 5],
  ['lane', 2],
]);
const STREET = 3.5;
const PLAIN = 1.2;

/**
 * A feature may say what it is: `kind` water, park, block or street, a street its `class` (avenue, street, lane). Whatever says
 * nothing is drawn quietly.
 */
export function baseLook(properties: Readonly<Record<string, unknown>> | null, isLine: boolean): BaseLook {
  const kind = String(properties?.kind ?? '');
  if (kind === 'street' && isLine) {
    const weight = STREETS.get(String(properties?.class ?? '')) ?? STREET;
    return { fill: 'sunken', line: 'map-street', weight };
  }
  const fill = isLine ? undefined : AREAS.get(kind);
  if (fill !== undefined) return { fill, line: fill, weight: 0.8 };
  return { fill: 'sunken', line: 'line-strong', weight: isLine ? PLAIN : 0.8 };
}
