import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { isRefusal, type Sent } from '../../desk/desk.ts';
import { incidentNumber } from '../../incidents/incidentName.ts';
import type { Act, Refusal } from '../../incidents/types.ts';
import { actorOf } from '../actor.ts';
import { type Problem, problem } from '../problem.ts';
import { route } from '../route.ts';
import { actBody, incidentSchema, sightingBody } from '../schemas/incident.ts';
import { type IncidentSources, incidentParams, noIncident, toDocument } from './incidents.ts';

const AGAIN =
  'With a `key`, what is sent again is done once, and answered with how the incident stands: where there is little coverage, send until there is an answer. `enteredAt` says when it was entered meanwhile.';

/** Who may not is refused as such; all else hangs on how the incident stands. The reason is the name of the only error. */
function refusalProblem({ refused, detail }: Refusal): Problem {
  if (refused === 'unknown-incident') return problem('not-found', { detail });
  const name = refused === 'role' || refused === 'unit' ? 'forbidden' : 'conflict';
  return problem(name, { detail, errors: [{ name: refused, message: detail }] });
}

/** So many are said of one incident: beyond that it is a program gone astray. */
const MAX_ENTRIES = 2_000;

type ActBody = z.output<typeof actBody>;

/** What is to be done, apart from how it was sent; undefined where it names an incident that cannot be. */
function toAct({ key: _key, enteredAt: _enteredAt, ...act }: ActBody): Act | undefined {
  if (act.act !== 'duplicate') return act;
  const of = incidentNumber(act.of);
  return of === undefined ? undefined : { ...act, of };
}

/** A phone whose clock is ahead has entered nothing later than now. */
function toSent({ key, enteredAt }: Pick<ActBody, 'key' | 'enteredAt'>, now: number): Sent {
  return { key, enteredAt: enteredAt === undefined ? undefined : Math.min(Date.parse(enteredAt), now) };
}

export function addIncidentActs(app: FastifyInstance, sources: IncidentSources): void {
  const { store, clock, people } = sources;

  /** undefined: all of them are there, and of no other incident. `incident`: undefined where it is not known yet. */
  function lackOf(ids: readonly string[], incident?: number): Problem | undefined {
    const errors = ids.flatMap((id, i) => {
      const photo = store().photos.get(id);
      const isOthers = incident !== undefined && photo?.incident !== undefined && photo.incident !== incident;
      if (photo && !isOthers) return [];
      return [{ name: `photos.${i}`, message: photo ? `${id} is of another incident` : `there is no photo ${id}` }];
    });
    return errors.length === 0 ? undefined : problem('invalid-body', { errors });
  }

  /** What is sent again adds nothing. */
  function isFull(incident: number, key: string | undefined): boolean {
    const { incidents } = store();
    if (key !== undefined && incidents.hasKey(incident, key)) return false;
    return incidents.entryCount(incident) >= MAX_ENTRIES;
  }

  route(
    app,
    {
      ...{ method: 'POST', path: '/api/incidents', need: 'crew', tag: 'incidents', status: 201 },
      summary: 'Register what somebody of the city has seen in the street',
      description: `It opens an incident, or joins the one that is open at this cover. ${AGAIN}`,
      body: sightingBody.refine(({ cover, place }) => cover !== undefined || place !== undefined, {
        path: ['place'],
        error: 'a cover or a place is needed',
      }),
      answer: incidentSchema,
    },
    ({ body: { cover, place, matter, text, photos: ids = [], ...sent }, who }) => {
      if (cover !== undefined && !store().covers.get(cover)) {
        return problem('invalid-body', { errors: [{ name: 'cover', message: `there is no cover ${cover}` }] });
      }
      const lack = lackOf(ids);
      if (lack) return lack;
      const sighting = { cover, place, matter, text, photos: ids };
      const incident = people()?.desk.patrol(sighting, actorOf(who), toSent(sent, clock.now()));
      if (!incident) return problem('store-unavailable');
      return toDocument(store(), incident);
    },
  );

  route(
    app,
    {
      ...{ method: 'POST', path: '/api/incidents/:incident/acts', need: 'crew', tag: 'incidents' },
      summary: 'Do something with an incident: take a step, begin work, note, assign, overrule, close, reopen',
      description: `What cannot be done is refused: \`forbidden\` where it is not for whoever asks, \`conflict\` where the incident does not stand so; the name of the only error is the reason. ${AGAIN}`,
      params: incidentParams,
      body: actBody,
      answer: incidentSchema,
      problems: ['conflict'],
    },
    ({ params: { incident: name }, body, who }) => {
      const no = incidentNumber(name);
      if (no === undefined) return noIncident(name);
      const act = toAct(body);
      if (!act) return problem('invalid-body', { errors: [{ name: 'of', message: 'there is no such incident' }] });
      const ids = ('photos' in act && act.photos) || [];
      const lack = lackOf(ids, no);
      if (lack) return lack;
      if (act.act === 'note' && isFull(no, body.key)) {
        return problem('conflict', { detail: `${MAX_ENTRIES} entries stand there already` });
      }
      const done = people()?.desk.act(no, actorOf(who), act, toSent(body, clock.now()));
      if (!done) return problem('store-unavailable');
      if (isRefusal(done)) return refusalProblem(done);
      return toDocument(store(), done);
    },
  );
}
