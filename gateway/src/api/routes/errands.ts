import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { configDocument } from '../../documents/configDocument.ts';
import { orderDocument } from '../../documents/orderDocument.ts';
import { troubleDocument } from '../../documents/troubleDocument.ts';
import { VALID_MS } from '../../orders/order.ts';
import type { Clock } from '../../parts/clock.ts';
import type { Store } from '../../store/store.ts';
import type { CoverRecord } from '../../store/types.ts';
import { entityTag, mayOverwrite } from '../conditional.ts';
import { desireBy } from '../desiring.ts';
import { isRevision, revisionOf } from '../revision.ts';
import { route } from '../route.ts';
import { configBody, configSchema, orderBody, orderSchema, revision, troubleSchema } from '../schemas/errand.ts';
import { coverParams, limit } from '../schemas/words.ts';
import { noCover } from './covers.ts';

export interface ErrandSources {
  store(): Store;
  readonly clock: Clock;
}

const query = z.strictObject({ limit });

function configOf(store: Store, record: CoverRecord) {
  const config = store.configs.of(record);
  return { ...configDocument(config), revision: revisionOf(`cover ${record.cover}`, config.desired?.revision) };
}

/** If-Match may hold the ETag of the GET, or the revision alone, which what a node reports does not change. */
function isAsSeen(store: Store, record: CoverRecord, ifMatch: string | undefined): boolean {
  const document = configOf(store, record);
  return isRevision(ifMatch, document.revision) || mayOverwrite(ifMatch, entityTag(JSON.stringify(document)));
}

const configAnswer = configSchema.extend({ revision });

/** What is to be brought to a cover's node: settings, maintenance, a new zero, a request for its log, a restart. */
export function addErrands(app: FastifyInstance, { store, clock }: ErrandSources): void {
  const tag = 'nodes';

  route(
    app,
    {
      ...{ method: 'GET', path: '/api/covers/:cover/config', need: 'viewer', tag },
      summary: 'Show the settings of a node: wanted, in force, and how far they are',
      params: coverParams,
      answer: configAnswer,
    },
    ({ params: { cover } }) => {
      const record = store().covers.get(cover);
      return record ? configOf(store(), record) : noCover(cover);
    },
  );

  route(
    app,
    {
      ...{ method: 'PUT', path: '/api/covers/:cover/config', need: 'operator', tag },
      summary: 'Say which settings a node is to have',
      description:
        'The settings of the body are all that is set for this cover from now on; the others are as its group has them, or all covers, or else the protocol. They are sent when the node is next heard, until it has answered.',
      params: coverParams,
      body: configBody,
      answer: configAnswer,
      problems: ['changed-meanwhile'],
    },
    ({ params: { cover }, body, ifMatch }) => {
      const record = store().covers.get(cover);
      if (!record) return noCover(cover);
      const refused = desireBy(body.settings, {
        isAsSeen: () => isAsSeen(store(), record, ifMatch),
        desire: (change) => store().configs.desire(cover, change, clock.now()),
      });
      return refused ?? configOf(store(), record);
    },
  );

  route(
    app,
    {
      ...{ method: 'GET', path: '/api/covers/:cover/orders', need: 'viewer', tag },
      summary: 'List what a node was asked to do once, the newest first',
      params: coverParams,
      query,
      answer: z.object({ orders: z.array(orderSchema) }),
    },
    ({ params: { cover }, query: { limit: rows } }) => {
      if (!store().covers.get(cover)) return noCover(cover);
      const orders = store().orders.list(cover, rows);
      return { orders: orders.map((order) => orderDocument(order, clock.now())) };
    },
  );

  route(
    app,
    {
      ...{ method: 'POST', path: '/api/covers/:cover/orders', need: 'operator', tag, status: 202 },
      summary: 'Ask a node to do something once',
      description:
        '`begin` and `end` of maintenance, `rezero`, `log`, `reboot`, `cell` (its cell was replaced). Sent when the node is next heard.',
      params: coverParams,
      body: orderBody,
      answer: orderSchema,
    },
    ({ params: { cover }, body }) => {
      if (!store().covers.get(cover)) return noCover(cover);
      const askedAt = clock.now();
      const span = body.order === 'begin' ? body.for : (body.within ?? VALID_MS[body.order]);
      const order = store().orders.add({ cover, kind: body.order, askedAt, expiresAt: askedAt + span });
      return orderDocument(order, askedAt);
    },
  );

  route(
    app,
    {
      ...{ method: 'GET', path: '/api/covers/:cover/log', need: 'viewer', tag },
      summary: 'List the error logs of the nodes of a cover, the newest first',
      params: coverParams,
      query,
      answer: z.object({ log: z.array(troubleSchema) }),
    },
    ({ params: { cover }, query: { limit: rows } }) => {
      if (!store().covers.get(cover)) return noCover(cover);
      return { log: store().troubles(cover, rows).map(troubleDocument) };
    },
  );
}
