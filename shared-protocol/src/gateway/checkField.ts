import type { FieldName } from '../fields/keys.ts';
import { FIELDS } from '../fields/table.ts';
import { type Rejection, reject } from './rejections.ts';

const INT32 = 2147483648;

/** Holds one field's value to its row of the table; undefined where it fits. */
export function checkField(name: FieldName, value: unknown): Rejection | undefined {
  const spec = FIELDS[name];
  switch (spec.kind) {
    case 'int':
      return checkInt(name, value, spec.min, spec.max);
    case 'ints':
      if (!Array.isArray(value)) return reject('wrong-kind', name);
      if (value.length === 0 || value.length > spec.maxLength) return reject('out-of-range', `${name} length`);
      return firstFault(value, (one) => checkInt(name, one, spec.min, spec.max));
    case 'text':
      if (typeof value !== 'string') return reject('wrong-kind', name);
      // printable ASCII: the text goes to terminals and logs
      return value.length <= spec.maxLength && /^[ -~]*$/.test(value) ? undefined : reject('out-of-range', name);
    case 'settings':
      if (!(value instanceof Map)) return reject('wrong-kind', name);
      if (value.size > spec.maxLength) return reject('out-of-range', `${name} length`);
      return firstFault(
        [...value],
        ([number, one]) => checkInt(name, number, 0, 255) ?? checkInt(name, one, -INT32, INT32 - 1),
      );
  }
}

function checkInt(name: string, value: unknown, min: number, max: number): Rejection | undefined {
  if (typeof value !== 'number' || !Number.isInteger(value)) return reject('wrong-kind', name);
  return value < min || value > max ? reject('out-of-range', `${name} ${value}`) : undefined;
}

function firstFault<T>(values: readonly T[], check: (value: T) => Rejection | undefined): Rejection | undefined {
  for (const value of values) {
    const fault = check(value);
    if (fault) return fault;
  }
  return undefined;
}
