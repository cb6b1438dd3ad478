import { expect, it } from 'vitest';
import type * as CoverDocuments from '../../gateway/console/src/api/coverDocuments.ts';
import type * as Documents from '../../gateway/console/src/api/documents.ts';
import type * as EventDocuments from '../../gateway/console/src/api/eventDocuments.ts';
import type * as IncidentDocuments from '../../gateway/console/src/api/incidentDocuments.ts';
import type * as MapDocuments from '../../gateway/console/src/api/mapDocuments.ts';
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
  true satisfies Reads<Documents.SessionDocument, typeof sessionSchema>,
  true satisfies Reads<Documents.ConsoleDocument, typeof consoleSchema>,
  true satisfies Reads<CoverDocuments.Cover, typeof coverSchema>,
  true satisfies Reads<CoverDocuments.CoverDetails, typeof detailsSchema>,
  true satisfies Reads<CoverDocuments.Reading, typeof readingSchema>,
  true satisfies Reads<CoverDocuments.Shelf, typeof shelfSchema>,
  true satisfies Reads<EventDocuments.Event, typeof eventSchema>,
  true satisfies Reads<EventDocuments.EventNote, typeof noteSchema>,
  true satisfies Reads<IncidentDocuments.Incident, typeof incidentSchema>,
  true satisfies Reads<IncidentDocuments.ShownIncident, typeof shownIncidentSchema>,
  true satisfies Reads<IncidentDocuments.WorkflowsDocument['workflows'][number], typeof workflowSchema>,
  true satisfies Reads<IncidentDocuments.ResidentReport, typeof residentReportSchema>,
  true satisfies Reads<Figures, typeof figuresSchema>,
  true satisfies Reads<MonthFigures, typeof monthSchema>,
  true satisfies Reads<User, typeof userSchema>,
  true satisfies Reads<Documents.Part, typeof partSchema>,
  true satisfies Reads<MapDocuments.RiskDocument, typeof riskSchema>,
  true satisfies Reads<MapDocuments.MapDocument, typeof mapSchema>,
];

it('the console knows all words of the gateway, and no others', () => {
  expect(held.every(Boolean)).toBe(true);
  expect(ROLES).toEqual(gatewayRoles.ROLES);
  expect([...consoleWords.RULES].sort()).toEqual([...RULE_NAMES].sort());
  expect([...consoleWords.SEVERITIES].sort()).toEqual([...SEVERITIES].sort());
  expect([...consoleWords.MATTERS].sort()).toEqual([...MATTERS].sort());
  expect([...consoleWords.CARDS].sort()).toEqual([...CARDS].sort());
});
