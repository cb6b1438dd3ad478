import { setImmediate } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import {
  createStandingTally,
  groupConfigDocument,
  groupDocument,
  type StandingTally,
  standingPages,
} from '../../documents/groupDocument.ts';
import { groupOrderDocument } from '../../documents/groupOrderDocument.ts';
import { mergeLayers } from '../../orders/layers.ts';
import { VALID_MS } from '../../orders/order.ts';
import type { Clock } from '../../parts/clock.ts';
import type { Store } from '../../store/store.ts';
import { entityTag, mayOverwrite } from '../conditional.ts';
import { desireBy } from '../desiring.ts';
import { type Problem, problem } from '../problem.ts';
import { isRevision, revisionOf } from '../revision.ts';
import { route } from '../route.ts';
import { configBody } from '../schemas/errand.ts';
import {
  groupConfigSchema,
  groupOrderBody,
  groupOrderSchema,
  groupSchema,
  groupWaitingSchema,
} from '../schemas/group.ts';
import { cursorOf, limit, next, toCursor } from '../schemas/words.ts';

export interface GroupSources {
  store(): Store;
  readonly clock: Clock;
}

/** For whom a route is: a group that its path names, or all covers. */
interface Members<P extends z.ZodType> {
  readonly path: string;
  readonly params: P;
  /** for a summary */
  readonly name: string;
  /** undefined: all covers */
  groupOf(params: z.output<P>): string | undefined;
}

const groupParams = z.object({ group: z.string().min(1).max(64) });
const A_GROUP: Members<typeof groupParams> = {
  ...{ path: '/api/groups/:group', params: groupParams, name: 'a group' },
  groupOf: ({ group }) => group,
};
const noParams = z.object({});
const ALL: Members<typeof noParams> = {
  ...{ path: '/api/all', params: noParams, name: 'all covers' },
  groupOf: () => undefined,
};

const query = z.strictObject({ limit });
const tag = 'groups';

function noGroup(group: string | undefined): Problem {
  return problem('not-found', { detail: `no group ${group}` });
}

/** A city has many covers: between two pages of them the frames have their turn. */
async function tallyOf({ groups }: Store, group: string | undefined, listed?: number): Promise<StandingTally> {
  const tally = createStandingTally(group, listed);
  for (const page of standingPages(groups, group)) {
    tally.add(page);
    await setImmediate();
  }
  return tally;
}

function configOf({ configs }: Store, group: string | undefined) {
  const layers = configs.below(group);
  const { revision } = mergeLayers(layers.map(({ layer }) => layer)) ?? { revision: 0 };
  const whose = group === undefined ? 'all covers' : `group ${group}`;
  return { ...groupConfigDocument(group, layers), revision: revisionOf(whose, revision) };
}

function isAsSeen(store: Store, group: string | undefined, ifMatch: string | undefined): boolean {
  const document = configOf(store, group);
  return isRevision(ifMatch, document.revision) || mayOverwrite(ifMatch, entityTag(JSON.stringify(document)));
}

/** What is wanted and asked of many nodes at once. */
export function addGroups(app: FastifyInstance, sources: GroupSources): void {
  const { store } = sources;

  route(
    app,
    {
      ...{ method: 'GET', path: '/api/groups', need: 'viewer', tag },
      summary: 'List groups, and how the settings of their nodes stand',
      query: z.strictObject({ cursor: cursorOf(z.string()), limit }),
      answer: z.object({ groups: z.array(groupSchema), next }),
    },
    async ({ query: { cursor, limit: rows } }) => {
      const names = store().groups.names({ after: cursor, limit: rows });
      const groups = [];
      for (const group of names) groups.push(groupDocument(await tallyOf(store(), group)));
      return { groups, next: toCursor(names[rows - 1]) };
    },
  );

  addMembers(app, sources, A_GROUP);
  addMembers(app, sources, ALL);
}

function addMembers<P extends z.ZodType>(
  app: FastifyInstance,
  { store, clock }: GroupSources,
  { path, params, name, groupOf }: Members<P>,
): void {
  route(
    app,
    {
      ...{ method: 'GET', path, need: 'viewer', tag },
      summary: `Show how the settings of the nodes of ${name} stand, and which have not applied them`,
      ...{ params, query, answer: groupWaitingSchema },
    },
    async ({ params: asked, query: { limit: rows } }) => {
      const group = groupOf(asked);
      return store().groups.has(group) ? (await tallyOf(store(), group, rows)).document() : noGroup(group);
    },
  );

  route(
    app,
    {
      ...{ method: 'GET', path: `${path}/config`, need: 'viewer', tag },
      summary: `Show the settings that are wanted of the nodes of ${name}`,
      ...{ params, answer: groupConfigSchema },
    },
    ({ params: asked }) => {
      const group = groupOf(asked);
      return store().groups.has(group) ? configOf(store(), group) : noGroup(group);
    },
  );

  route(
    app,
    {
      ...{ method: 'PUT', path: `${path}/config`, need: 'operator', tag },
      summary: `Say which settings the nodes of ${name} are to have`,
      description:
        'The settings of the body are all that is set here from now on. All covers < group < cover: what is set for a cover counts before what is set for its group, setting by setting.',
      ...{ params, body: configBody, answer: groupConfigSchema, problems: ['changed-meanwhile'] },
    },
    ({ params: asked, body, ifMatch }) => {
      const group = groupOf(asked);
      if (!store().groups.has(group)) return noGroup(group);
      const refused = desireBy(body.settings, {
        isAsSeen: () => isAsSeen(store(), group, ifMatch),
        desire: (change) => store().configs.desireOfGroup(group, change, clock.now()),
      });
      return refused ?? configOf(store(), group);
    },
  );

  route(
    app,
    {
      ...{ method: 'GET', path: `${path}/orders`, need: 'viewer', tag },
      summary: `List what was asked of ${name} at once, and how far it is, the newest first`,
      ...{ params, query, answer: z.object({ orders: z.array(groupOrderSchema) }) },
    },
    ({ params: asked, query: { limit: rows } }) => {
      const group = groupOf(asked);
      if (!store().groups.has(group)) return noGroup(group);
      return { orders: store().groupOrders.list(group, rows, clock.now()).map(groupOrderDocument) };
    },
  );

  route(
    app,
    {
      ...{ method: 'POST', path: `${path}/orders`, need: 'operator', tag, status: 202 },
      summary: `Ask every node of ${name} to do something once`,
      description:
        'One order for each cover that has a node now. `begin` and `end` of maintenance, `log`, `reboot`; `rezero` needs `confirmed: true`.',
      ...{ params, body: groupOrderBody },
      answer: groupOrderSchema.extend({
        without: z.array(z.string()).meta({ description: 'covers without a node: the first 100' }),
      }),
    },
    ({ params: asked, body }) => {
      const group = groupOf(asked);
      if (!store().groups.has(group)) return noGroup(group);
      const askedAt = clock.now();
      const span = body.order === 'begin' ? body.for : (body.within ?? VALID_MS[body.order]);
      const order = store().groupOrders.add({ group, kind: body.order, askedAt, expiresAt: askedAt + span });
      return { ...groupOrderDocument(order), without: store().groups.nodeless(group, WITHOUT) };
    },
  );
}

/** Covers without a node that an answer names. */
const WITHOUT = 100;
