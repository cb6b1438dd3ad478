import { z } from 'zod';
import { coverName, groupName } from '../config/identity.ts';
import { quote } from '../config/problems.ts';
import type { DetailName } from '../store/coverDetails.ts';

const TAGS = 64;
/** 0.1 um: more is no place of a cover, and would be written with an exponent */
const DIGITS = 12;

const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1, 'is empty')
    .max(longest, `is longer than ${longest} characters`)
    .refine((value) => !/\p{Cc}/u.test(value), 'holds a control character');

const degrees = (most: number) => {
  const error = `is not between -${most} and ${most}`;
  // a zero has no sign
  return z
    .number({ error: 'is no number of degrees such as 23.1291' })
    .min(-most, error)
    .max(most, error)
    .transform((value) => Number(value.toFixed(DIGITS)) + 0);
};

const TAG = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,31}$/u;

const tags = z
  .array(z.string().refine((tag) => TAG.test(tag), { error: (issue) => `${quote(issue.input)} is no tag: a word` }))
  .max(TAGS, `are more than ${TAGS}`)
  .transform((words) => [...new Set(words)].sort());

/** What a detail of a cover may be, as data. */
const DETAIL_FIELDS = {
  name: coverName,
  group: groupName,
  asset: line(64),
  address: line(200),
  lat: degrees(90),
  lon: degrees(180),
  cell: line(64),
  unit: line(64),
  tags,
} as const satisfies { readonly [N in DetailName]: z.ZodType };

const decimal = z.string().regex(/^-?\d{1,3}(?:\.\d{1,12})?$/, 'is no number of degrees such as 23.1291');
const toNumber = decimal.transform(Number);

/** The same as the cell of a table. */
export const DETAIL_CELLS: { readonly [N in DetailName]: z.ZodType<unknown, string> } = {
  ...DETAIL_FIELDS,
  lat: toNumber.pipe(DETAIL_FIELDS.lat),
  lon: toNumber.pipe(DETAIL_FIELDS.lon),
  tags: z
    .string()
    .transform((cell) => cell.split(/[\s;,]+/).filter((word) => word !== ''))
    .pipe(tags),
};

/** One cell of a number, without an exponent. */
export function formatDegrees(value: number): string {
  return value.toFixed(DIGITS).replace(/\.?0+$/, '');
}

/** lat and lon stand together in a change, or neither does; what is wrong with it else. */
export function placeFault({ lat, lon }: { readonly lat?: unknown; readonly lon?: unknown }): string | undefined {
  const [one, other] = [lat, lon].map((value) => (value === undefined ? 'unsaid' : value === null));
  return one === other ? undefined : 'lat and lon stand together, or neither does';
}

const orNull = <S extends z.ZodType>(field: S) => field.nullable().optional();

/** Details as JSON: what is absent stays, what is null goes. */
export const detailChange = z.strictObject({
  name: orNull(DETAIL_FIELDS.name),
  group: orNull(DETAIL_FIELDS.group),
  asset: orNull(DETAIL_FIELDS.asset),
  address: orNull(DETAIL_FIELDS.address),
  lat: orNull(DETAIL_FIELDS.lat),
  lon: orNull(DETAIL_FIELDS.lon),
  cell: orNull(DETAIL_FIELDS.cell),
  unit: orNull(DETAIL_FIELDS.unit),
  tags: orNull(DETAIL_FIELDS.tags),
} satisfies { readonly [N in DetailName]: z.ZodType });
