import { createDraft, type FieldName, isList, KEY, MAX_FRAME, MIN_LINK, NONE, TYPE } from '@lidwatch/protocol';
import { decodeMessage, MESSAGES, type MessageSpec } from '@lidwatch/protocol/gateway';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { intIn } from '../support/arbitraries.ts';
import { fitted } from '../support/drafts.ts';

/** Numbers as a confused sensor or a worn flash gives them; but not the one that says that there is none. */
const wild = fc
  .oneof(
    intIn(-70000, 70000),
    fc.integer(),
    fc.double(),
    fc.constantFrom(-32768, Number.NaN, Number.POSITIVE_INFINITY, 4294967296),
  )
  .filter((value) => (value | 0) !== NONE);

const UPLINKS = Object.entries(MESSAGES as Readonly<Record<string, MessageSpec>>).filter(
  ([, spec]) => spec.direction !== 'down',
);

/** What nodes leave out. */
const LEFT = ['hello configVersion', 'alert battery', 'alert temperature', 'alert vibration', 'status age'];

test.each(UPLINKS)('whatever numbers a node holds, its %s fits the link, and a gateway accepts it', (name, spec) => {
  const required = spec.required as readonly FieldName[];
  const optional = (spec.optional as readonly FieldName[]).filter((field) => !LEFT.includes(`${name} ${field}`));
  const fields = fc.record(Object.fromEntries([...required, ...optional].map((one) => [one, wild])), {
    requiredKeys: [...required],
  });
  const list = fc.array(wild, { minLength: 20, maxLength: 20 });
  fc.assert(
    fc.property(
      fields,
      list,
      fc.constantFrom(MIN_LINK - (name === 'hello' ? 17 : 15), MAX_FRAME),
      (values, items, limit) => {
        const draft = createDraft(TYPE[name as keyof typeof TYPE]);
        for (const [field, value] of Object.entries(values)) draft.values[KEY[field as FieldName]] = value as number;
        // what is listed is counted by whoever lists it: five samples, a name of the build, whole entries of the log
        for (const key of [KEY.tiltSeries, KEY.waterSeries, KEY.board, KEY.errors]) {
          if (draft.values[key] !== NONE) draft.values[key] = key === KEY.errors ? 16 : 5;
        }
        if (draft.values[KEY.tiltSeries] !== NONE) draft.values[KEY.waterSeries] = NONE;
        draft.list = draft.values[KEY.board] === NONE ? Int32Array.from(items) : 'rak45';
        const payload = fitted(draft, limit);
        expect(payload.length).toBeGreaterThan(0);
        expect(decodeMessage(payload)).toMatchObject({ ok: true });
      },
    ),
    { numRuns: 500 },
  );
  expect(isList(KEY.errors)).toBe(true);
});
