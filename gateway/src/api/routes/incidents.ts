import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Desk } from '../../desk/desk.ts';
import { entryDocument } from '../../documents/entryDocument.ts';
import { incidentDocument } from '../../documents/incidentDocument.ts';
import { iso } from '../../documents/words.ts';
import { stepDocument } from '../../documents/workflowDocument.ts';
import type { ActName } from '../../incidents/acts.ts';
import { incidentNumber } from '../../incidents/incidentName.ts';
import type { VerifySettings } from '../../incidents/settings.ts';
import { type Actor, CARDS, type Incident, MATTERS } from '../../incidents/types.ts';
import { type WorkflowBook, workflowOf } from '../../incidents/workflow.ts';
import type { Clock } from '../../parts/clock.ts';
import type { Store } from '../../store/store.ts';
import { actorOf } from '../actor.ts';
import { type Problem, problem } from '../problem.ts';
import { route } from '../route.ts';
import { incidentId, incidentSchema, shownIncidentSchema } from '../schemas/incident.ts';
import { coverFilter, cursorOf, flag, instant, limit, next, toCursor } from '../schemas/words.ts';

/** What people work with: see wiring/people.ts. */
interface WorkingPeople {
  readonly desk: Desk;
  workflows(): WorkflowBook;
  /** when the sensor is believed that a cover is safe */
  verify(): VerifySettings;
  /** what this person may do with it now */
  may(incident: Incident, who: Actor): readonly ActName[];
}

export interface IncidentSources {
  store(): Store;
  readonly clock: Clock;
  /** undefined until the database is open */
  readonly people: () => WorkingPeople | undefined;
}

export const incidentParams = z.object({ incident: incidentId });
const unitText = z.string().min(1).max(64);

export function noIncident(incident: string): Problem {
  return problem('not-found', { detail: `no incident ${incident}` });
}

/** As the document of the API; the name is that of its cover. */
export function toDocument({ registry }: Store, incident: Incident) {
  const { cover } = incident;
  return incidentDocument(incident, cover === undefined ? undefined : registry.cover(cover)?.name);
}

export function addIncidents(app: FastifyInstance, { store, people }: IncidentSources): void {
  route(
    app,
    {
      ...{ method: 'GET', path: '/api/incidents', need: 'viewer', tag: 'incidents' },
      summary: 'List incidents, the newest first',
      query: z.strictObject({
        open: flag.optional().meta({ description: 'true: not closed yet' }),
        card: z.enum(CARDS).optional(),
        step: unitText.optional().meta({ description: 'the one that is awaited' }),
        unit: unitText.optional(),
        cell: unitText.optional(),
        cover: coverFilter,
        assignee: unitText.optional(),
        matter: z.enum(MATTERS).optional(),
        parent: incidentId.optional(),
        from: instant.meta({ description: 'opened at this time or later' }),
        to: instant,
        cursor: cursorOf(z.int()),
        limit,
      }),
      answer: z.object({ incidents: z.array(incidentSchema), next }),
    },
    ({ query: { cursor, limit: rows, parent, ...query } }) => {
      const of = parent === undefined ? undefined : (incidentNumber(parent) ?? 0);
      const found = store().incidentList.list({ ...query, parent: of, before: cursor, limit: rows });
      return {
        incidents: found.map((incident) => toDocument(store(), incident)),
        next: toCursor(found[rows - 1]?.id),
      };
    },
  );

  route(
    app,
    {
      ...{ method: 'GET', path: '/api/incidents/:incident', need: 'viewer', tag: 'incidents' },
      summary: 'Show one incident: what was said and done, its photos, and what whoever asks may do now',
      params: incidentParams,
      answer: shownIncidentSchema,
    },
    ({ params: { incident: name }, who }) => {
      const no = incidentNumber(name);
      const { incidents, photos } = store();
      const incident = no === undefined ? undefined : incidents.get(no);
      if (!incident) return noIncident(name);
      const { workflows, may, verify } = people() ?? {};
      if (!workflows || !may || !verify) return problem('store-unavailable');
      return {
        ...toDocument(store(), incident),
        entries: incidents.entries(incident.id).map(entryDocument),
        photoList: photos.of(incident.id).map(({ id, at, who: by, width, height }) => {
          return { id, at: iso(at), who: by, width, height };
        }),
        workflowSteps: workflowOf(workflows(), incident.workflow).steps.map(stepDocument),
        verify: { tilt: verify().tilt, stillMs: verify().stillMs },
        may: [...may(incident, actorOf(who))],
      };
    },
  );
}
