import { type FieldName, TYPE, type TypeName } from '@lidwatch/protocol';
import { FIELDS, MESSAGES, type Message, type MessageSpec } from '@lidwatch/protocol/gateway';
import fc from 'fast-check';

const INT32 = 2147483648;
const PRINTABLE = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));

/** Any value that the table allows for a field, its ends included more often than chance would. */
function fieldValue(name: FieldName): fc.Arbitrary<unknown> {
  const spec = FIELDS[name];
  switch (spec.kind) {
    case 'int':
      return intIn(spec.min, spec.max);
    case 'ints':
      return fc.array(intIn(spec.min, spec.max), { minLength: 1, maxLength: spec.maxLength });
    case 'text':
      return fc.string({ unit: fc.constantFrom(...PRINTABLE), maxLength: spec.maxLength });
    case 'settings':
      return fc
        .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 255 }), intIn(-INT32, INT32 - 1)), {
          maxLength: spec.maxLength,
          selector: ([number]) => number,
        })
        .map((pairs) => new Map(pairs));
  }
}

/** Integers of a range, with its ends and the borders of CBOR's integer widths among them. */
export function intIn(min: number, max: number): fc.Arbitrary<number> {
  const borders = [min, max, 0, 23, 24, 255, 256, 65535, 65536, -24, -25, -256, -257].filter(
    (n) => n >= min && n <= max,
  );
  return fc.oneof({ weight: 3, arbitrary: fc.integer({ min, max }) }, fc.constantFrom(...borders));
}

/** Any message of a type within the table: every required field, any of the optional ones. */
export function messageOf(type: TypeName): fc.Arbitrary<Message> {
  const spec: MessageSpec = MESSAGES[type];
  const names: FieldName[] = [...spec.required, ...spec.optional];
  const model = Object.fromEntries(names.map((name) => [name, fieldValue(name)]));
  return fc
    .record({ ...model }, { requiredKeys: [...spec.required], noNullPrototype: true })
    .map((fields) => ({ ...fields, type }) as unknown as Message);
}

export const TYPE_NAMES = Object.keys(TYPE) as TypeName[];

export const anyMessage: fc.Arbitrary<Message> = fc.oneof(...TYPE_NAMES.map(messageOf));

export const anyKey: fc.Arbitrary<Uint8Array> = fc.uint8Array({ minLength: 16, maxLength: 16 });
export const anyNode: fc.Arbitrary<number> = fc.integer({ min: 0, max: 0xffffffff });
export const anyCounter: fc.Arbitrary<number> = intIn(0, 0xffffffff);
