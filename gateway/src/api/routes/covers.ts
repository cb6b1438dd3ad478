import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { explain, type RuleLayers } from '../../detect/ruleSettings.ts';
import { unitOf } from '../../detect/settingUnits.ts';
import type { Rules } from '../../detect/types.ts';
import { heardCoverDocument } from '../../documents/coverDocument.ts';
import { detailsDocument } from '../../documents/detailsDocument.ts';
import { readingDocument } from '../../documents/readingDocument.ts';
import { shelfDocument } from '../../documents/reviewDocument.ts';
import type { Clock } from '../../parts/clock.ts';
import type { Store } from '../../store/store.ts';
import type { CoverRecord } from '../../store/types.ts';
import { type Problem, problem } from '../problem.ts';
import { route } from '../route.ts';
import { coverSchema, detailsSchema, readingSchema, ruleSettingSchema, shelfSchema } from '../schemas/cover.ts';
import { eventSchema } from '../schemas/event.ts';
import { coverParams, cursorOf, instant, limit, next, toCursor } from '../schemas/words.ts';
import { eventsWithReviews } from './events.ts';

export interface CoverSources {
  store(): Store;
  rules(cover: CoverRecord): Rules;
  readonly layers: () => RuleLayers;
  readonly clock: Clock;
}

const RECENT = 20;
/** event time and id: several readings may be of one instant */
const readingPlace = z.tuple([z.int(), z.int()]);

export function noCover(cover: string): Problem {
  return problem('not-found', { detail: `no cover ${cover}` });
}

export function addCovers(app: FastifyInstance, { store, rules, layers, clock }: CoverSources): void {
  const document = (record: CoverRecord) => heardCoverDocument(record, rules(record));

  route(
    app,
    {
      ...{ method: 'GET', path: '/api/covers', need: 'viewer', tag: 'covers', summary: 'List covers' },
      query: z.strictObject({
        group: z.string().min(1).max(64).optional(),
        cursor: cursorOf(z.string()),
        limit,
      }),
      answer: z.object({ covers: z.array(coverSchema), next }),
    },
    ({ query: { group, cursor, limit: rows } }) => {
      const records = store().covers.list({ group, after: cursor, limit: rows });
      return { covers: records.map(document), next: toCursor(records[rows - 1]?.cover) };
    },
  );

  route(
    app,
    {
      ...{ method: 'GET', path: '/api/covers/:cover', need: 'viewer', tag: 'covers', summary: 'Show one cover' },
      params: coverParams,
      answer: coverSchema.extend({
        said: z.record(z.string(), z.union([z.string(), z.number()])).meta({ description: 'by its node, of itself' }),
        details: detailsSchema,
        shelves: z.array(shelfSchema),
        recentEvents: z.array(eventSchema),
        recentReadings: z.array(readingSchema),
      }),
    },
    ({ params: { cover } }) => {
      const record = store().covers.get(cover);
      if (!record) return noCover(cover);
      return {
        ...document(record),
        said: store().covers.said(cover),
        details: detailsDocument(store().inventory.details(cover)),
        shelves: store().reviews.shelves(clock.now(), cover).map(shelfDocument),
        recentEvents: eventsWithReviews(store(), store().events.list({ cover, limit: RECENT }), clock.now()),
        recentReadings: store().readings(cover, RECENT).map(readingDocument),
      };
    },
  );

  route(
    app,
    {
      ...{ method: 'GET', path: '/api/covers/:cover/readings', need: 'viewer', tag: 'covers' },
      summary: 'List the readings of a cover, the oldest first',
      params: coverParams,
      query: z.strictObject({ from: instant, to: instant, cursor: cursorOf(readingPlace), limit }),
      answer: z.object({ readings: z.array(readingSchema), next }),
    },
    ({ params: { cover }, query: { from = 0, to = clock.now(), cursor, limit: rows } }) => {
      if (!store().covers.get(cover)) return noCover(cover);
      const after = cursor && { at: cursor[0], id: cursor[1] };
      const found = store().readingPage({ cover, from, to, after, limit: rows });
      const last = found[rows - 1]?.place;
      return {
        readings: found.map(({ reading }) => readingDocument(reading)),
        next: toCursor(last && [last.at, last.id]),
      };
    },
  );

  route(
    app,
    {
      ...{ method: 'GET', path: '/api/covers/:cover/rules', need: 'viewer', tag: 'covers' },
      summary: 'Show the rules of a cover, each value with where it comes from',
      params: coverParams,
      answer: z.object({ cover: z.string(), rules: z.array(ruleSettingSchema) }),
    },
    ({ params: { cover } }) => {
      const record = store().covers.get(cover);
      if (!record) return noCover(cover);
      const rows = explain(layers(), cover, record.group).map((row) => ({
        ...row,
        unit: unitOf(row.rule, row.setting),
      }));
      return { cover, rules: rows };
    },
  );
}
