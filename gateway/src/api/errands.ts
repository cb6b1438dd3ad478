import type { FastifyInstance, FastifyReply } from 'fastify';
import { asInApi, changed, faultsTogether, parseSettings } from '../config/nodeSettings.ts';
import { configDocument } from '../documents/configDocument.ts';
import { orderDocument } from '../documents/orderDocument.ts';
import { troubleDocument } from '../documents/troubleDocument.ts';
import { VALID_MS } from '../orders/order.ts';
import type { Clock } from '../parts/clock.ts';
import type { Store } from '../store/store.ts';
import type { CoverRecord } from '../store/types.ts';
import { configBody, MAX_BODY, orderBody, readBody } from './bodies.ts';
import { onlyFromHere } from './guard.ts';
import { invalidQuery, problem, sendProblem } from './problem.ts';
import { listQuery } from './queries.ts';

export interface ErrandSources {
  store(): Store;
  readonly clock: Clock;
}

interface OfCover {
  Params: { cover: string };
}

/** What is to be brought to a cover's node: settings, maintenance, a new zero, a request for its log, a restart. */
export function addErrands(app: FastifyInstance, sources: ErrandSources): void {
  addReading(app, sources);
  // in a scope of its own: only here a body is read, and only after the guard
  app.register(async (scope) => {
    scope.addHook('onRequest', onlyFromHere);
    const options = { parseAs: 'string', bodyLimit: MAX_BODY } as const;
    scope.addContentTypeParser('application/json', options, (_request, body, done) => done(null, body));
    addAsking(scope, sources);
  });
}

function noCover(reply: FastifyReply, cover: string): FastifyReply {
  return sendProblem(reply, problem('not-found', { detail: `no cover ${cover}` }));
}

function configOf(store: Store, { cover, node }: CoverRecord) {
  const { configs } = store;
  return configDocument({ cover, node, desired: configs.desired(cover), configured: configs.configured(node) });
}

function addReading(app: FastifyInstance, { store, clock }: ErrandSources): void {
  app.get<OfCover>('/api/covers/:cover/config', async ({ params: { cover } }, reply) => {
    const record = store().covers.get(cover);
    return record ? configOf(store(), record) : noCover(reply, cover);
  });

  app.get<OfCover>('/api/covers/:cover/orders', async ({ params: { cover }, query }, reply) => {
    const parsed = listQuery.safeParse(query);
    if (!parsed.success) return sendProblem(reply, invalidQuery(parsed.error));
    if (!store().covers.get(cover)) return noCover(reply, cover);
    const orders = store().orders.list(cover, parsed.data.limit);
    return { orders: orders.map((order) => orderDocument(order, clock.now())) };
  });

  app.get<OfCover>('/api/covers/:cover/log', async ({ params: { cover }, query }, reply) => {
    const parsed = listQuery.safeParse(query);
    if (!parsed.success) return sendProblem(reply, invalidQuery(parsed.error));
    if (!store().covers.get(cover)) return noCover(reply, cover);
    return { log: store().troubles(cover, parsed.data.limit).map(troubleDocument) };
  });
}

function addAsking(app: FastifyInstance, { store, clock }: ErrandSources): void {
  /** The body's settings are all that is set from now on; the others are as the protocol has them. */
  app.put<OfCover>('/api/covers/:cover/config', async ({ params: { cover }, body }, reply) => {
    const record = store().covers.get(cover);
    if (!record) return noCover(reply, cover);
    const read = readBody(body, configBody);
    if (!read.ok) return sendProblem(reply, read.problem);
    const parsed = parseSettings(Object.entries(read.value.settings), asInApi);
    const settings = parsed.ok ? changed({}, parsed.change) : {};
    const faults = parsed.ok ? faultsTogether(settings, asInApi) : parsed.faults;
    if (faults.length > 0) {
      const errors = faults.map(({ path, message }) => ({ name: `settings.${path}`, message }));
      return sendProblem(reply, problem('invalid-body', { errors }));
    }
    store().configs.desire(cover, () => settings, clock.now());
    return configOf(store(), record);
  });

  app.post<OfCover>('/api/covers/:cover/orders', async ({ params: { cover }, body }, reply) => {
    if (!store().covers.get(cover)) return noCover(reply, cover);
    const read = readBody(body, orderBody);
    if (!read.ok) return sendProblem(reply, read.problem);
    const { value } = read;
    const askedAt = clock.now();
    const span = value.order === 'begin' ? value.for : (value.within ?? VALID_MS[value.order]);
    const order = store().orders.add({ cover, kind: value.order, askedAt, expiresAt: askedAt + span });
    return reply.code(202).send(orderDocument(order, askedAt));
  });
}
