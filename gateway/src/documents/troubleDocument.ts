import { CAUSE, FLAG, TROUBLE, TYPE } from '@lidwatch/protocol';
import type { Trouble } from '../store/types.ts';
import { iso, nameOfCode } from './words.ts';

/** An entry of a node's error log, as everybody outside sees it. */
export interface TroubleDocument {
  readonly node: number;
  /** starts of the node until then, and minutes since that start: it has no clock */
  readonly boots: number;
  readonly minutes: number;
  /** a name of TROUBLE, or the number of one that this version does not know */
  readonly trouble: string;
  readonly detail: number;
  /** what the detail says, for a person */
  readonly means: string;
  readonly receivedAt: string;
}

/** As the protocol's table of troubles has it. */
const MEANINGS: ReadonlyMap<number, (detail: number) => string> = new Map([
  [TROUBLE.restart, (detail) => `cause ${nameOfCode(CAUSE, detail)}`],
  [TROUBLE.crash, (detail) => (detail === 0 ? 'place unknown' : `column ${detail} of the bundle`)],
  [TROUBLE.modemDead, (detail) => `power-cycled, try ${detail}`],
  [TROUBLE.modemBack, (detail) => `silent for ${detail} min`],
  [TROUBLE.flash, () => 'the memory was not stored'],
  [TROUBLE.sensor, (detail) => nameOfCode(FLAG, detail)],
  [TROUBLE.dropped, (detail) => nameOfCode(TYPE, detail)],
  [TROUBLE.selfTest, (detail) => `axes ${['x', 'y', 'z'].filter((_, bit) => (detail >> bit) & 1).join('') || detail}`],
  [TROUBLE.dutyCycle, (detail) => `waited ${detail} s`],
] as const satisfies readonly (readonly [number, (detail: number) => string])[]);

export function troubleDocument({ node, receivedAt, boots, minutes, trouble, detail }: Trouble): TroubleDocument {
  return {
    node,
    boots,
    minutes,
    trouble: nameOfCode(TROUBLE, trouble),
    detail,
    means: MEANINGS.get(trouble)?.(detail) ?? '',
    receivedAt: iso(receivedAt),
  };
}
