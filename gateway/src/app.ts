import { createNodeCcm } from '@lidwatch/protocol/gateway';
import { createAccounts } from './api/access/accounts.ts';
import type { PartReport } from './api/routes/health.ts';
import { createMetrics } from './api/routes/metrics.ts';
import { createApi } from './api/server.ts';
import { createStream } from './api/stream/stream.ts';
import type { Config } from './config/config.ts';
import { readStoreSecret } from './config/storeSecret.ts';
import type { RuleName } from './detect/types.ts';
import { coverDocument, heardCoverDocument } from './documents/coverDocument.ts';
import { incidentDocument } from './documents/incidentDocument.ts';
import type { Gateway, GatewayOptions } from './gateway.ts';
import { createIngest, SILENCE_MS } from './ingest/ingest.ts';
import { createRuleBook, type RuleBook } from './ingest/ruleBook.ts';
import { createMeasures } from './measures.ts';
import { type ReadAccess, readAccess } from './mqtt/access.ts';
import { type Cancel, systemClock } from './parts/clock.ts';
import { createClockWatch } from './parts/clockWatch.ts';
import { coded } from './parts/logCodes.ts';
import type { PartState } from './parts/state.ts';
import { createTally } from './parts/tally.ts';
import { programVersion } from './parts/version.ts';
import { createProgressWatch } from './service/progress.ts';
import { createStoreOpener } from './store/opener.ts';
import { DEFAULT_LIMITS } from './store/prune.ts';
import type { Store } from './store/store.ts';
import { createUpkeep } from './store/upkeep.ts';
import { createBroker } from './upstream/broker.ts';
import { createApply } from './wiring/applyConfig.ts';
import { createCoverImport } from './wiring/coverImport.ts';
import { endInTurn } from './wiring/endInTurn.ts';
import { createGuardedApi } from './wiring/guardedApi.ts';
import { createHearing } from './wiring/hearing.ts';
import type { Heart } from './wiring/heart.ts';
import { createLinkSet } from './wiring/linkSet.ts';
import { createNamedSet } from './wiring/namedSet.ts';
import { createNews } from './wiring/news.ts';
import { createPeople } from './wiring/people.ts';
import { createReload } from './wiring/reload.ts';
import { createSinkSet } from './wiring/sinkSet.ts';
import { createTeller } from './wiring/teller.ts';

/** The embedded broker is there where no other is named. */
function brokerRows({ broker, mqtt }: Config) {
  return mqtt.url === undefined ? [{ name: 'broker', ...broker, prefix: mqtt.topic }] : [];
}

/** The only place where the parts are joined. */
export function createGateway(options: GatewayOptions): Gateway {
  const { config: first, log, clock = systemClock, outside = clock, random = Math.random } = options;
  const { steady = clock === systemClock ? () => performance.now() : clock.now } = options;
  const shared = { clock, random };
  const outward = { clock: { now: clock.now, after: outside.after }, random };
  let ruleBook = createRuleBook(first.rules);
  const rules: RuleBook = (cover) => ruleBook(cover);
  const transitions = createTally();
  const started = clock.now();
  const version = programVersion();
  const teller = createTeller(log, clock);
  const hearing = createHearing(clock);
  let cancelLook: Cancel | undefined;
  let heart: Heart | undefined;
  /** settle when the parts that need the database have made their first attempt */
  let begun: readonly Promise<void>[] = [];
  let ended: Promise<void> | undefined;

  const reload = createReload({
    ...{ config: first, log, clock },
    // by what is joined below
    apply: (config, changes) => apply(config, changes),
    onState: tell('config'),
  });
  const links = createLinkSet({
    ...outward,
    settings: first.links,
    gateway: () => reload.config().name,
    onFrame: (frame, told) => (heart ? heart.ingest.push(frame, told) : told?.('lost')),
    onState: (part, name) => {
      const told = tell(part);
      return (state) => {
        hearing.note(name, state);
        told(state);
      };
    },
  });
  const clockWatch = createClockWatch({
    clock,
    steady,
    onStep: (ms) =>
      log.warn(coded('clock-step', { part: 'clock', ms }), `the clock was set ${ms < 0 ? 'back' : 'forward'}`),
    onState: tell('clock'),
  });
  const brokers = createNamedSet(brokerRows(first), ({ host, port, prefix }) =>
    createBroker({ ...outward, host, port, prefix, onState: tell('broker') }),
  );
  const opener = createStoreOpener({
    ...shared,
    folder: first.data,
    secret: () => readStoreSecret(first.storeSecret),
    access: 'gateway',
    onOpen: join,
    onState: tell('store'),
  });
  const refusals = createTally();
  const accounts = createAccounts({ clock: outside, store: () => heart?.store, log, refusals });
  const measures = createMeasures({
    links: links.all,
    parts,
    store: () => heart?.store,
    ingest: () => heart?.ingest,
    sinks: () => heart?.sinks.all() ?? [],
    brokers: brokers.all,
    transitions,
    refusals,
    stream: () => stream,
    deskFaults: () => heart?.people.desk.faults,
    reports: () => heart?.people.residents.counts,
    audit: accounts.auditCounts,
  });
  const metrics = createMetrics(measures);
  const stream = createStream({
    clock: outward.clock,
    store: () => heart?.store,
    parts,
    document: (cover) => heardCoverDocument(cover, rules(cover), shelvedUntil),
    incidentDocument: (incident) => incidentDocument(incident, nameOf(incident.cover)),
    log,
  });
  const news = createNews({ heart: () => heart, metrics, transitions, teller, stream });
  const served = {
    ...{ ...outward, outside },
    alwaysToken: () => reload.config().api.tokens === 'required',
    perMinute: () => reload.config().api.perMinute,
    version,
    parts,
    gateway: () => ({
      ...{ name: reload.config().name, version, startedAt: started, now: clock.now() },
      framesWaiting: heart?.ingest.waiting(),
      unknownNodes: heart?.ingest.strangers.list().length,
    }),
    links: links.all,
    outcomes: () => heart?.ingest.frames,
    strangers: () => heart?.ingest.strangers.list() ?? [],
    sinks: () => heart?.sinks.all().map(({ name }) => name) ?? [],
    store: () => heart?.store,
    people: () => heart?.people,
    rules,
    console: () => reload.config().console,
    layers: () => reload.config().rules,
    heartbeatMs: () => reload.config().heartbeatMs,
    supervisionSettings: () => reload.config().supervision,
    riskSettings: () => reload.config().risk,
    listeningSince,
    metrics,
    refusals,
    accounts,
    auditor: accounts.auditor,
    stream,
    residents: () => heart?.people.residents,
    onNote: stream.wake,
    onRelease: () => heart?.ingest.lookForRequests(),
    onShelf: news.onShelf,
    onInventory: news.onInventory,
    log,
  };
  const api = createGuardedApi({
    ...{ clock: outward.clock, config: first.api, isCaredFor: accounts.isCaredFor },
    create: ({ host, port, tls }, onState) => createApi({ ...served, host, port, tls, onState }),
    onState: tell('api'),
  });

  const importCovers = createCoverImport(log, clock);
  const apply = createApply({
    ...{ store: () => heart?.store, sinks: () => heart?.sinks, api, links, importCovers },
    broker: (config) => brokers.change(brokerRows(config)),
    rules: (book) => {
      ruleBook = book;
    },
    incidents: () => heart?.people.desk.reconfigured(),
  });

  const progress = createProgressWatch({
    steady,
    waiting: () => heart?.ingest.waiting() ?? 0,
    attempts: () => (heart?.ingest.commits.get('done') ?? 0) + (heart?.ingest.commits.get('failed') ?? 0),
  });

  function shelvedUntil(cover: string, rule: RuleName): number | undefined {
    return heart?.store.reviews.shelvedUntil(cover, rule, clock.now());
  }

  /** May what is old be told by the clock? */
  function agesCount(): boolean {
    return !clockWatch.isWrong() && !clockWatch.isDoubtful();
  }

  function nameOf(cover: string | undefined): string | undefined {
    return cover === undefined ? undefined : heart?.store.registry.cover(cover)?.name;
  }

  function tell(part: string): (state: PartState) => void {
    return (state) => {
      stream.part(part);
      teller.part(part, state);
    };
  }

  function parts(): readonly PartReport[] {
    return [
      ...links.all().map((link) => ({ part: `link ${link.name}`, state: link.state() })),
      { part: 'store', state: storeState() },
      ...brokers.all().map((broker) => ({ part: 'broker', state: broker.state() })),
      ...(heart?.sinks.all().map(({ name, state }) => ({ part: name, state: state() })) ?? []),
      ...(heart ? [{ part: 'upkeep', state: heart.upkeep.state() }, ...heart.people.parts()] : []),
      { part: 'config', state: reload.state() },
      { part: 'clock', state: clockWatch.state() },
      { part: 'api', state: api.state() },
    ];
  }

  /** What is written now comes before what was found at the start. */
  function storeState(): PartState {
    const now = heart?.ingest.state();
    return now === undefined || (now.status === 'up' && opener.state().status !== 'up') ? opener.state() : now;
  }

  /** The database is open: what needs it can begin. */
  function join(store: Store): void {
    const config = reload.config();
    store.keepWithin({ ...DEFAULT_LIMITS, ...config.history });
    importCovers(store, config.covers);
    store.registry.refresh();
    store.registry.takeChanged();
    clockWatch.start(store.lastReceivedAt());
    const ingest = createIngest({
      ...shared,
      store,
      rules,
      heartbeatMs: () => reload.config().heartbeatMs,
      perNode: () => reload.config().perNode,
      createCcm: createNodeCcm,
      clockIsWrong: clockWatch.isWrong,
      log,
      send: (link, to, bytes, purpose) => void links.find(link)?.send(to, bytes, purpose),
      listeningSince,
      onCommit: news.committed,
      onState: tell('store'),
    });
    const sinks = createSinkSet({
      ...{ ...outward, config, access: brokerAccess, log, outbox: store.outbox, registry: store.registry },
      document: (cover) => coverDocument(cover, rules(cover), shelvedUntil),
      onState: tell,
    });
    const upkeep = createUpkeep({
      clock,
      store,
      agesCount,
      onState: tell('upkeep'),
    });
    const people = createPeople({
      ...{ ...shared, store, log, listeningSince, onTold: news.told, onState: tell },
      config: reload.config,
      agesCount,
    });
    heart = { store, ingest, sinks, upkeep, people };
    cancelLook = clock.after(SILENCE_MS, lookForSilence);
    upkeep.start();
    people.start();
    // links last: a frame that nobody can make durable is better not heard, its node will repeat it
    begun = [sinks.start(), links.start()];
  }

  function brokerAccess({ url, ...rest }: Config['mqtt']): ReadAccess {
    if (url !== undefined) return readAccess({ url, ...rest });
    const [broker] = brokers.all();
    const own = broker?.url();
    if (!broker || own === undefined) return { ok: false, reason: 'the embedded broker is not up' };
    return { ok: true, url: own, username: broker.username, password: broker.password };
  }

  function listeningSince(name: string | undefined, heard: number): number | undefined {
    const known = name === undefined ? undefined : links.find(name);
    const since = known ? hearing.since(known.name, heard) : Math.max(heard, started);
    // a clock that was set forward has made everybody silent for as long
    return since === undefined ? undefined : Math.max(since, clockWatch.leaptAt());
  }

  function lookForSilence(): void {
    cancelLook = clock.after(SILENCE_MS, lookForSilence);
    heart?.ingest.lookForSilence();
  }

  async function begin(): Promise<void> {
    clockWatch.start(0);
    await brokers.start();
    // before the API: the database tells whether anybody but this machine may be answered
    opener.start();
    await api.start();
    await Promise.all(begun);
  }

  function end(): Promise<void> {
    cancelLook?.();
    clockWatch.stop();
    opener.stop();
    heart?.upkeep.stop();
    heart?.ingest.stop();
    heart?.people.stop();
    return endInTurn([
      links.stop,
      () => heart?.sinks.stop(),
      // a part that is still at its first attempt may open something yet
      () => Promise.allSettled(begun),
      brokers.stop,
      stream.stop,
      api.stop,
      () => heart?.store.close(),
    ]);
  }

  function stop(): Promise<void> {
    ended ??= end();
    return ended;
  }

  return {
    async start() {
      try {
        await begin();
      } catch (error) {
        // why it could not begin is what a person can mend
        await stop().catch(() => undefined);
        throw error;
      }
      return {
        api: api.url(),
        mqtt: reload.config().mqtt.url ?? brokers.all()[0]?.url(),
        embeddedBroker: brokers.all().length > 0,
        links: links.all().map((link) => ({ name: link.name, kind: link.kind, address: link.address() })),
      };
    },
    reload: reload.take,
    isAlive: progress.isAlive,
    summary() {
      const amiss = parts().filter(({ state }) => state.status !== 'up');
      if (amiss.length === 0) return 'every part is up';
      return amiss.map(({ part, state }) => `${part} ${state.status}: ${state.reason}`).join('; ');
    },
    stop,
  };
}
