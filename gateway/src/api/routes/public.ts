import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { publicDocument } from '../../documents/publicDocument.ts';
import { publicPage } from '../../documents/report/publicPage.ts';
import type { Clock } from '../../parts/clock.ts';
import { chooseLanguage } from '../../parts/language.ts';
import type { Tally } from '../../parts/tally.ts';
import type { Store } from '../../store/store.ts';
import { monthAfter } from '../../supervision/months.ts';
import { publicFigures } from '../../supervision/publicFigures.ts';
import type { MonthFigures, Supervision } from '../../supervision/supervision.ts';
import type { SupervisionSettings } from '../../supervision/types.ts';
import { openLimit } from '../openLimit.ts';
import { type Problem, problem, sendProblem } from '../problem.ts';
import { problemsOf } from '../route.ts';
import { language, month, publicSchema } from '../schemas/supervision.ts';
import { sendPage } from '../sendPage.ts';

export interface PublicSources {
  store(): Store;
  readonly clock: Clock;
  readonly supervision: Supervision;
  readonly supervisionSettings: () => SupervisionSettings;
  readonly perMinute: () => number;
  readonly refusals: Tally;
}

/** Months that everybody may look at: a year of those that are over. */
const MONTHS = 12;
const KEPT = 'public, max-age=300';

const asked = z.strictObject({
  month: month.optional().meta({ description: 'one of the last twelve that are over; the last where it is absent' }),
});
const askedPage = asked.extend({ lang: language });

/** Figures for everybody, without a token: of months that are over only, so that nobody sees single cases come in. */
export function addPublic(app: FastifyInstance, sources: PublicSources): void {
  const { store, clock, supervision, supervisionSettings: settings } = sources;
  const need = 'none';
  const onRequest = openLimit(app, sources);

  async function seriesFor(named: string | undefined): Promise<readonly MonthFigures[] | Problem> {
    if (!settings().public.page) return problem('not-found', { detail: 'figures are not shown to everybody here' });
    store();
    const series = await supervision.months(monthAfter(supervision.thisMonth(), -1), MONTHS);
    if (named === undefined || series.some((one) => one.month === named)) return series;
    return problem('not-found', { detail: `${named} is none of the last ${MONTHS} months that are over` });
  }

  const isProblem = (found: readonly MonthFigures[] | Problem): found is Problem => 'status' in found;
  const schemaOf = (summary: string, query: z.ZodType) => ({
    ...{ tags: ['public'], summary, security: [], querystring: query },
  });
  const problems = (query: z.ZodType) => problemsOf({ need, query, problems: ['not-found', 'store-unavailable'] });

  app.get(
    '/public',
    {
      ...{ config: { need }, onRequest },
      schema: {
        ...schemaOf('Show the figures that everybody may see, as a page', askedPage),
        response: {
          200: { description: 'the page', content: { 'text/html': { schema: z.string() } } },
          ...problems(askedPage),
        },
      },
    },
    async (request, reply): Promise<FastifyReply> => {
      const query = request.query as z.output<typeof askedPage>;
      const series = await seriesFor(query.month);
      if (isProblem(series)) return sendProblem(reply, series);
      const chosen = chooseLanguage(query.lang, request.headers['accept-language'], 'en');
      const named = query.month ?? series.at(-1)?.month ?? '';
      const page = publicPage({ month: named, series, settings: settings(), language: chosen, madeAt: clock.now() });
      return sendPage(reply.header('cache-control', KEPT), page);
    },
  );

  app.get(
    '/public/figures.json',
    {
      ...{ config: { need }, onRequest },
      schema: {
        ...schemaOf('Show the figures that everybody may see', asked),
        response: { 200: publicSchema, ...problems(asked) },
      },
    },
    async (request, reply): Promise<FastifyReply> => {
      const query = request.query as z.output<typeof asked>;
      const series = await seriesFor(query.month);
      if (isProblem(series)) return sendProblem(reply, series);
      const found = series.find((one) => one.month === query.month) ?? series.at(-1);
      if (!found) return sendProblem(reply, problem('not-found'));
      const shown = publicFigures(found.month, found.figures, settings().public.least);
      return reply.header('cache-control', KEPT).send(publicDocument(shown));
    },
  );
}
