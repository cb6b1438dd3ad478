import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { figuresDocument } from '../../documents/figuresDocument.ts';
import { monthDocument } from '../../documents/monthDocument.ts';
import { reportCsv } from '../../documents/report/reportCsv.ts';
import { reportPage } from '../../documents/report/reportPage.ts';
import { reportDocument } from '../../documents/reportDocument.ts';
import { chooseLanguage } from '../../parts/language.ts';
import type { Store } from '../../store/store.ts';
import { monthAfter } from '../../supervision/months.ts';
import type { Supervision } from '../../supervision/supervision.ts';
import { problem } from '../problem.ts';
import { problemsOf, route } from '../route.ts';
import { figuresFilter, figuresSchema, language, month, monthSchema, reportSchema } from '../schemas/supervision.ts';
import { instant } from '../schemas/words.ts';
import { sendPage } from '../sendPage.ts';

export interface SupervisionSources {
  store(): Store;
  readonly supervision: Supervision;
}

const tag = 'supervision';
/** Two years: each of their incidents is read. */
const LONGEST_MS = 731 * 86_400_000;

function wrong(name: string, message: string) {
  return problem('invalid-query', { errors: [{ name, message }] });
}

/** How the work on incidents stands: figures of a month or any span, and the monthly report. */
export function addSupervision(app: FastifyInstance, { store, supervision }: SupervisionSources): void {
  route(
    app,
    {
      ...{ method: 'GET', path: '/api/supervision', need: 'viewer', tag },
      summary: 'Show the figures of supervision of a month, or of any span',
      description: 'This month where nothing is said. What each figure counts: SUPERVISION.md.',
      query: z.strictObject({ month: month.optional(), from: instant, to: instant, ...figuresFilter }),
      answer: figuresSchema,
    },
    async ({ query: { month: named, from, to, ...filter } }) => {
      store();
      if (from === undefined && to === undefined) {
        return figuresDocument(await supervision.month(named ?? supervision.thisMonth(), filter));
      }
      if (named !== undefined) return wrong('month', 'a month, or from and to');
      if (from === undefined || to === undefined)
        return wrong(from === undefined ? 'from' : 'to', 'from and to go together');
      if (to <= from) return wrong('to', 'is not behind from');
      if (to - from > LONGEST_MS) return wrong('to', 'more than two years');
      return figuresDocument(await supervision.figures({ from, to }, filter));
    },
  );

  route(
    app,
    {
      ...{ method: 'GET', path: '/api/supervision/months', need: 'viewer', tag },
      summary: 'List the main figures of months, the oldest first',
      query: z.strictObject({
        to: month.optional().meta({ description: 'the last of them; this month where it is absent' }),
        count: z.coerce.number().int().min(1).max(24).default(12),
        ...figuresFilter,
      }),
      answer: z.object({ months: z.array(monthSchema) }),
    },
    async ({ query: { to, count, ...filter } }) => {
      store();
      const found = await supervision.months(to ?? supervision.thisMonth(), count, filter);
      return { months: found.map(monthDocument) };
    },
  );

  addReport(app, { store, supervision });
}

const asked = z.strictObject({
  month: month.optional().meta({ description: 'the last one that is over where it is absent' }),
});
const askedPage = asked.extend({ lang: language });

/** The monthly report: what was wanted, what was done, where it falls short, what follows. */
function addReport(app: FastifyInstance, { store, supervision }: SupervisionSources): void {
  const need = 'viewer';

  function reportOf(named: string | undefined) {
    store();
    return supervision.report(named ?? monthAfter(supervision.thisMonth(), -1));
  }

  route(
    app,
    {
      ...{ method: 'GET', path: '/api/supervision/report', need, tag },
      summary: 'Show the report of a month: plan, do, check, act',
      query: asked,
      answer: reportSchema,
    },
    async ({ query }) => reportDocument(await reportOf(query.month)),
  );

  // not by route(): what they answer is no JSON
  const schemaOf = (summary: string, type: string, query: z.ZodType) => ({
    ...{ tags: [tag], summary, 'x-scope': need, querystring: query },
    response: {
      200: { description: summary, content: { [type]: { schema: z.string() } } },
      ...problemsOf({ need, query }),
    },
  });

  app.get(
    '/api/supervision/report.html',
    {
      config: { need },
      schema: schemaOf('Show the report as a page to read, print or keep as PDF', 'text/html', askedPage),
    },
    async (request, reply) => {
      const query = request.query as z.output<typeof askedPage>;
      const report = await reportOf(query.month);
      const chosen = chooseLanguage(query.lang, request.headers['accept-language'], 'en');
      return sendPage(reply, reportPage(report, chosen));
    },
  );

  app.get(
    '/api/supervision/report.csv',
    { config: { need }, schema: schemaOf('Export the report as a table (CSV)', 'text/csv', asked) },
    async (request, reply) => {
      const query = request.query as z.output<typeof asked>;
      const report = await reportOf(query.month);
      return reply
        .header('content-disposition', `attachment; filename="lidwatch-${report.month}.csv"`)
        .type('text/csv; charset=utf-8')
        .send(reportCsv(report));
    },
  );
}
