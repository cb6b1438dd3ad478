import { expect, it } from 'vitest';
import type * as Console from '../../gateway/console/src/api/documents.ts';
import { ROLES } from '../../gateway/console/src/api/roles.ts';
import * as consoleWords from '../../gateway/console/src/api/words.ts';
import type { Figures, MonthFigures } from '../../gateway/console/src/pages/supervision/documents.ts';
import type { User } from '../../gateway/console/src/pages/users/user.ts';
import * as gatewayRoles from '../../gateway/src/accounts/roles.ts';
import type { consoleSchema } from '../../gateway/src/api/routes/console.ts';
import type { sessionSchema, userSchema } from '../../gateway/src/api/schemas/account.ts';
import type { coverSchema, detailsSchema, readingSchema, shelfSchema } from '../../gateway/src/api/schemas/cover.ts';
import type { eventSchema, noteSchema } from '../../gateway/src/api/schemas/event.ts';
import type { incidentSchema, shownIncidentSchema, workflowSchema } from '../../gateway/src/api/schemas/incident.ts';
import type { mapSchema } from '../../gateway/src/api/schemas/map.ts';
import type { residentReportSchema } from '../../gateway/src/api/schemas/resident.ts';
import type { riskSchema } from '../../gateway/src/api/schemas/risk.ts';
import type { figuresSchema, monthSchema } from '../../gateway/src/api/schemas/supervision.ts';
import type { partSchema } from '../../gateway/src/api/schemas/system.ts';
import { RULE_NAMES, SEVERITIES } from '../../gateway/src/detect/rule.ts';
import { CARDS, MATTERS } from '../../gateway/src/incidents/types.ts';

type DeepReadonly<T> = T extends readonly unknown[]
  ? { readonly [I in keyof T]: DeepReadonly<T[I]> }
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;

/** What the gateway answers can be read as what the console takes it for. It may say more than the console reads. */
type Reads<Taken, Schema extends { readonly _zod: { readonly output: unknown } }> =
  DeepReadonly<Schema['_zod']['output']> extends Taken ? true : never;

/** Held by the compiler: a line that does not fit is an error of types, and `npm run check` fails. */
const held: readonly true[] = [
  true satisfies Reads<Console.SessionDocument, typeof sessionSchema>,
  true satisfies Reads<Console.ConsoleDocument, typeof consoleSchema>,
  true satisfies Reads<Console.Cover, typeof coverSchema>,
  true satisfies Reads<Console.CoverDetails, typeof detailsSchema>,
  true satisfies Reads<Console.Reading, typeof readingSchema>,
  true satisfies Reads<Console.Shelf, typeof shelfSchema>,
  true satisfies Reads<Console.Event, typeof eventSchema>,
  true satisfies Reads<Console.EventNote, typeof noteSchema>,
  true satisfies Reads<Console.Incident, typeof incidentSchema>,
  true satisfies Reads<Console.ShownIncident, typeof shownIncidentSchema>,
  true satisfies Reads<Console.WorkflowsDocument['workflows'][number], typeof workflowSchema>,
  true satisfies Reads<Console.ResidentReport, typeof residentReportSchema>,
  true satisfies Reads<Figures, typeof figuresSchema>,
  true satisfies Reads<MonthFigures, typeof monthSchema>,
  true satisfies Reads<User, typeof userSchema>,
  true satisfies Reads<Console.Part, typeof partSchema>,
  true satisfies Reads<Console.RiskDocument, typeof riskSchema>,
  true satisfies Reads<Console.MapDocument, typeof mapSchema>,
];

it('the console knows all words of the gateway, and no others', () => {
  expect(held.every(Boolean)).toBe(true);
  expect(ROLES).toEqual(gatewayRoles.ROLES);
  expect([...consoleWords.RULES].sort()).toEqual([...RULE_NAMES].sort());
  expect([...consoleWords.SEVERITIES].sort()).toEqual([...SEVERITIES].sort());
  expect([...consoleWords.MATTERS].sort()).toEqual([...MATTERS].sort());
  expect([...consoleWords.CARDS].sort()).toEqual([...CARDS].sort());
});
