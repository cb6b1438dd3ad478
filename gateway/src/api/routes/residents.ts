import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { residentReportDocument } from '../../documents/residentReportDocument.ts';
import { incidentNumber } from '../../incidents/incidentName.ts';
import { reportNo } from '../../store/residentReports.ts';
import { problem } from '../problem.ts';
import { openDoors, type ResidentSources } from '../residentSources.ts';
import { route } from '../route.ts';
import { incidentId } from '../schemas/incident.ts';
import { reportIdSchema, residentReportSchema } from '../schemas/resident.ts';
import { cursorOf, limit, next, toCursor } from '../schemas/words.ts';

const tag = 'residents';

/** Reports of residents, for those who handle them. */
export function addResidents(app: FastifyInstance, sources: ResidentSources): void {
  const { store, clock } = sources;

  route(
    app,
    {
      ...{ method: 'GET', path: '/api/residents/held', need: 'dispatcher', tag },
      summary: 'List reports that wait for a person, the oldest first',
      description: 'Nothing follows from them until somebody has said so; `heldFor` tells why.',
      query: z.strictObject({ cursor: cursorOf(z.number()), limit }),
      answer: z.object({ reports: z.array(residentReportSchema), next }),
    },
    ({ query: { cursor, limit: rows } }) => {
      const found = store().residentReports.held(rows, cursor);
      return { reports: found.map(residentReportDocument), next: toCursor(found[rows - 1]?.no) };
    },
  );

  route(
    app,
    {
      ...{ method: 'POST', path: '/api/residents/held/:report', need: 'dispatcher', tag },
      summary: 'Take a report that waits, or reject it',
      description:
        'One that is taken joins the incident that is open there, or opens one. The photo of one that is rejected goes.',
      params: z.object({ report: reportIdSchema }),
      body: z.strictObject({ verdict: z.enum(['accept', 'reject']), note: z.string().trim().max(2_000).optional() }),
      answer: residentReportSchema,
      problems: ['conflict'],
    },
    ({ params: { report: id }, body: { verdict, note } }) => {
      const { residentReports } = store();
      const no = reportNo(id);
      const report = no === undefined ? undefined : residentReports.get(no);
      if (!report) return problem('not-found', { detail: `no report ${id}` });
      if (report.state !== 'held') return problem('conflict', { detail: `${id} does not wait: it is ${report.state}` });
      const { intake } = openDoors(sources);
      if (verdict === 'accept') return residentReportDocument(intake.accept(report, note || undefined));
      intake.reject(report, note || undefined);
      return residentReportDocument(residentReports.get(report.no) ?? report);
    },
  );

  route(
    app,
    {
      ...{ method: 'GET', path: '/api/residents/reports', need: 'dispatcher', tag },
      summary: 'List what residents have said of an incident',
      query: z.strictObject({ incident: incidentId }),
      answer: z.object({ reports: z.array(residentReportSchema) }),
    },
    ({ query: { incident } }) => {
      const { residentReports } = store();
      residentReports.follow(clock.now());
      return { reports: residentReports.of(incidentNumber(incident) ?? 0).map(residentReportDocument) };
    },
  );
}
