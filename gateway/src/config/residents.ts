import { z } from 'zod';
import { LANGUAGES, type Language } from '../parts/language.ts';
import type { Clash } from './consistency.ts';
import { closed, integer, oneOf, quantity, text } from './fields.ts';
import { formatQuantity } from './quantity.ts';

const DAY_MS = 86_400_000;
const MIB = 1024 ** 2;

const number = (max: number, what: string) => integer(1, max, what);

/** Where residents reach the gateway, without a / at its end: what stands behind it is added. */
export const webAddress = z
  .string({ error: 'is missing; an address like https://HOST is needed' })
  .refine((value) => isWebAddress(value), { error: 'is not an address like https://HOST' })
  .transform((value) => value.replace(/\/+$/, ''))
  .meta({ type: 'string', description: 'an address like https://HOST' });

function isWebAddress(value: string): boolean {
  const found = URL.parse(value);
  return found !== null && /^https?:$/.test(found.protocol) && found.search === '' && found.hash === '';
}

/** Doors for residents: the pages behind QR codes, and Open311. */
export const residents = closed({
  enabled: z.boolean({ error: 'is true or false' }).default(false),
  url: webAddress.optional(),
  jurisdiction: text(/^[\w.:-]{1,100}$/, 'an id of a jurisdiction such as city.example').optional(),
  contact: text(/\S/, 'words that say whom to ask').optional(),
  lang: oneOf(LANGUAGES).default('en'),
  perHour: closed({
    hold: number(100_000, 'a number of reports').default(3),
    address: number(100_000, 'a number of reports').default(20),
    cover: number(100_000, 'a number of reports').default(30),
    all: number(1_000_000, 'a number of reports').default(1_000),
  }).prefault({}),
  photos: closed({
    size: quantity('size', { min: MIB / 4, max: 16 * MIB }).default(10 * MIB),
    megapixels: integer(1, 200, 'a number of megapixels').default(50),
    keep: quantity('size', { min: 16 * MIB, max: 1024 ** 2 * MIB }).optional(),
  }).prefault({}),
  contactFor: quantity('time', { min: DAY_MS, max: 3_650 * DAY_MS }).default(90 * DAY_MS),
  holdWords: z.array(text(/\S/, 'a word')).max(1_000).default([]),
});

type ResidentsFile = z.infer<typeof residents>;

export interface ResidentsConfig {
  readonly enabled: boolean;
  /** under which residents reach the gateway, without a / at its end; undefined: nothing is said that needs it */
  readonly url: string | undefined;
  readonly jurisdiction: string | undefined;
  /** whom programs that report over Open311 ask, for a key too */
  readonly contact: string | undefined;
  /** of pages for whom says nothing, and of what Open311 tells */
  readonly lang: Language;
  /** reports in an hour: those of an address behind `hold` wait for a person, those behind `address` are refused, and so on */
  readonly perHour: { readonly hold: number; readonly address: number; readonly cover: number; readonly all: number };
  readonly photos: { readonly bytes: number; readonly pixels: number; readonly keep: number };
  readonly contactForMs: number;
  readonly holdWords: readonly string[];
}

/** Photos take no more of what all may take: readings would go to make room for them. */
const MOST_OF_ALL = 1 / 2;
const KEEP = 1024 * MIB;

/** `room`: bytes that all of the database may take, photos among it. */
export function toResidents(
  { photos, contactFor, ...file }: ResidentsFile,
  room = Number.MAX_SAFE_INTEGER,
): ResidentsConfig {
  const { size, megapixels, keep = Math.min(KEEP, Math.floor(room / 4)) } = photos;
  return {
    ...file,
    url: file.url,
    jurisdiction: file.jurisdiction,
    contact: file.contact,
    photos: { bytes: size, pixels: megapixels * 1_000_000, keep },
    contactForMs: contactFor,
  };
}

/** What a person should know of doors that are open. */
export function residentClashes(
  { enabled, url: address, perHour, photos: { keep = 0 } }: ResidentsFile,
  room: number,
): readonly Clash[] {
  const clashes: Clash[] = [];
  if (keep > room * MOST_OF_ALL) {
    const bytes = (value: number): string => formatQuantity('size', value);
    const message = `keep ${bytes(keep)} is more than half of history.size ${bytes(room)}: readings would go to make room for photos`;
    const hint = `set keep to at most ${bytes(Math.floor(room * MOST_OF_ALL))}, or history.size to at least ${bytes(keep / MOST_OF_ALL)}`;
    clashes.push({ severity: 'error', path: ['residents', 'photos', 'keep'], message, hint });
  }
  if (perHour.hold > perHour.address) {
    const message = `hold ${perHour.hold} is more than address ${perHour.address}: no report would wait for a person`;
    clashes.push({ severity: 'warning', path: ['residents', 'perHour', 'hold'], message });
  }
  if (enabled && address === undefined) {
    const message = 'residents are told no address under which to follow a report, and photos none to be seen at';
    const hint = 'set url to the address under which residents reach this gateway';
    clashes.push({ severity: 'warning', path: ['residents'], message, hint });
  }
  if (enabled && address?.startsWith('http:')) {
    const message = 'what residents write travels in the clear';
    clashes.push({ severity: 'warning', path: ['residents', 'url'], message, hint: 'use https' });
  }
  return clashes;
}
