import { createNodeCcm } from '@lidwatch/protocol/gateway';
import type { Logger } from 'pino';
import type { PartReport } from './api/routes/health.ts';
import { createMetrics } from './api/routes/metrics.ts';
import { createApi } from './api/server.ts';
import { createStream } from './api/stream/stream.ts';
import type { Config } from './config/config.ts';
import { coverDocument } from './documents/coverDocument.ts';
import { type Commit, createIngest, type Ingest } from './ingest/ingest.ts';
import { createRuleBook } from './ingest/ruleBook.ts';
import { createMeasures } from './measures.ts';
import { type Cancel, type Clock, systemClock } from './parts/clock.ts';
import { createClockWatch } from './parts/clockWatch.ts';
import { type PartState, STOPPED } from './parts/state.ts';
import { createTally } from './parts/tally.ts';
import { createTokenBucket } from './parts/tokenBucket.ts';
import { programVersion } from './parts/version.ts';
import { createProgressWatch } from './service/progress.ts';
import { createStoreOpener } from './store/opener.ts';
import { DEFAULT_LIMITS } from './store/prune.ts';
import type { Store } from './store/store.ts';
import type { Batch } from './store/types.ts';
import { createUpkeep, type Upkeep } from './store/upkeep.ts';
import { createLink } from './transports/createLink.ts';
import { createBroker } from './upstream/broker.ts';
import { createMqttSink, MQTT_SINK, type MqttSink } from './upstream/mqttSink.ts';

export interface GatewayOptions {
  readonly config: Config;
  readonly log: Logger;
  /** the machine's own by default */
  readonly clock?: Clock;
  /** 0 <= x < 1, for jitter; Math.random by default */
  readonly random?: () => number;
  /** ms of a clock that nobody sets; beside a clock of the caller's own, that one by default */
  readonly steady?: () => number;
}

/** Where a running gateway can be reached. What is undefined could not be had yet and is being tried: see /readyz. */
export interface GatewayInfo {
  /** `http://127.0.0.1:8080` */
  readonly api: string | undefined;
  /** the broker that events go to; it holds no credentials */
  readonly mqtt: string | undefined;
  readonly embeddedBroker: boolean;
  readonly links: readonly { readonly name: string; readonly kind: string; readonly address: string | undefined }[];
}

export interface Gateway {
  /**
   * Resolves when every part has made its first attempt; one that failed is a state and tries again by itself. Rejects
   * only for what a person must mend first: store-locked, store-newer, store-foreign, node-taken.
   */
  start(): Promise<GatewayInfo>;
  /** False where frames wait and nothing is done about them: only a new start would help. */
  isAlive(): boolean;
  /** one line on how it stands */
  summary(): string;
  /** Commits what waits, says goodbye upstream, closes everything. */
  stop(): Promise<void>;
}

/** How often silent nodes are looked for: how late node.offline may be noticed. */
const SILENCE_MS = 15_000;

/** The parts that need the database. */
interface Heart {
  readonly store: Store;
  readonly ingest: Ingest;
  readonly sink: MqttSink;
  readonly upkeep: Upkeep;
}

/** The only place where the parts are joined. */
export function createGateway(options: GatewayOptions): Gateway {
  const { config, log, clock = systemClock, random = Math.random } = options;
  const { steady = clock === systemClock ? () => performance.now() : clock.now } = options;
  const shared = { clock, random };
  const rules = createRuleBook(config.rules);
  const transitions = createTally();
  const started = clock.now();
  const eventLines = createTokenBucket({ clock, burst: 200, perSecond: 20 });
  const timers = new Map<string, Cancel>();
  let heart: Heart | undefined;
  /** resolves when the parts that need the database have made their first attempt */
  let begun: Promise<unknown> = Promise.resolve();

  const links = config.links.map((link) =>
    createLink(link, { ...shared, onFrame: (frame) => heart?.ingest.push(frame), onState: tell(`link ${link.name}`) }),
  );
  const clockWatch = createClockWatch({
    clock,
    steady,
    onStep: (ms) => log.warn({ part: 'clock', ms }, `the clock was set ${ms < 0 ? 'back' : 'forward'}`),
    onState: tell('clock'),
  });
  const byName = new Map(links.map((link) => [link.name, link]));
  const broker =
    config.mqtt.url === undefined
      ? createBroker({ ...shared, ...config.broker, prefix: config.mqtt.topic, onState: tell('broker') })
      : undefined;
  const opener = createStoreOpener({
    ...shared,
    folder: config.data,
    access: 'gateway',
    limits: { ...DEFAULT_LIMITS, ...config.history },
    onOpen: join,
    onState: tell('store'),
  });
  const refusals = createTally();
  const measures = createMeasures({
    links,
    parts,
    store: () => heart?.store,
    ingest: () => heart?.ingest,
    sink: () => heart?.sink,
    transitions,
    refusals,
    stream: () => stream,
  });
  const metrics = createMetrics(measures);
  const stream = createStream({
    clock,
    store: () => heart?.store,
    parts,
    document: (cover) => coverDocument(cover, rules(cover)),
    log,
  });
  const api = createApi({
    ...shared,
    ...config.api,
    alwaysToken: config.api.tokens === 'required',
    version: programVersion(),
    parts,
    links: () => links.map(({ name, kind, address, counts }) => ({ name, kind, address: address(), counts })),
    outcomes: () => heart?.ingest.frames,
    sinks: () => [MQTT_SINK],
    store: () => heart?.store,
    rules,
    layers: () => config.rules,
    metrics,
    refusals,
    stream,
    onNote: stream.wake,
    log,
    onState: tell('api'),
  });

  const progress = createProgressWatch({
    steady,
    waiting: () => heart?.ingest.waiting() ?? 0,
    attempts: () => (heart?.ingest.commits.get('done') ?? 0) + (heart?.ingest.commits.get('failed') ?? 0),
  });

  function tell(part: string): (state: PartState) => void {
    return (state) => {
      const { status, reason } = state;
      stream.part(part);
      if (status === 'up' || reason === STOPPED)
        log.info({ part, status }, status === 'up' ? 'part is up' : 'part stopped');
      else log.warn({ part, status, reason }, `part is ${status}`);
    };
  }

  function parts(): readonly PartReport[] {
    return [
      ...links.map((link) => ({ part: `link ${link.name}`, state: link.state() })),
      { part: 'store', state: heart?.ingest.state() ?? opener.state() },
      ...(broker ? [{ part: 'broker', state: broker.state() }] : []),
      ...(heart ? [{ part: 'mqtt', state: heart.sink.state() }] : []),
      ...(heart ? [{ part: 'upkeep', state: heart.upkeep.state() }] : []),
      { part: 'clock', state: clockWatch.state() },
      { part: 'api', state: api.state() },
    ];
  }

  /** The database is open: what needs it can begin. */
  function join(store: Store): void {
    const imported = store.covers.import(config.covers, clock.now());
    if (config.covers.length > 0) log.info({ ...imported }, 'key file imported');
    store.registry.refresh();
    clockWatch.start(store.lastReceivedAt());
    const ingest = createIngest({
      ...shared,
      store,
      rules,
      heartbeatMs: config.heartbeatMs,
      createCcm: createNodeCcm,
      clockIsWrong: clockWatch.isWrong,
      log,
      send: (link, to, bytes, purpose) => void byName.get(link)?.send(to, bytes, purpose),
      listeningSince,
      onCommit: committed,
      onState: tell('store'),
    });
    const sink = createMqttSink({
      ...shared,
      gateway: config.name,
      url: () => config.mqtt.url ?? broker?.url(),
      username: broker?.username ?? config.mqtt.username,
      password: broker?.password ?? config.mqtt.password,
      prefix: config.mqtt.topic,
      outbox: store.outbox,
      registry: store.registry,
      document: (cover) => coverDocument(cover, rules(cover)),
      onState: tell('mqtt'),
    });
    const upkeep = createUpkeep({
      clock,
      store,
      agesCount: () => !clockWatch.isWrong() && !clockWatch.isDoubtful(),
      onState: tell('upkeep'),
    });
    heart = { store, ingest, sink, upkeep };
    every('silence', SILENCE_MS, () => ingest.lookForSilence());
    upkeep.start();
    // links last: a frame that nobody can make durable is better not heard, its node will repeat it
    begun = Promise.all([sink.start(), ...links.map((link) => link.start())]);
  }

  function listeningSince(name: string | undefined): number | undefined {
    const link = name === undefined ? undefined : byName.get(name);
    const { status, since } = link?.state() ?? { status: 'up', since: started };
    // a clock that was set forward has made everybody silent for as long
    return status === 'down' ? undefined : Math.max(since, clockWatch.leaptAt());
  }

  function committed({ batch, frames, queued, reloaded, tookMs }: Commit): void {
    metrics.observeCommit(frames, tookMs / 1000);
    for (const { id, cover, transition } of batch.events) {
      const { rule, kind, severity, value, signal } = transition;
      transitions.add(`${rule} ${kind}`);
      const withheld = eventLines.take(kind);
      if (withheld === undefined) continue;
      log.info({ event: id, cover, rule, severity, value, signal, withheld }, `event ${kind}`);
    }
    tellOrders(batch);
    // a cover that was added beside the gateway is made known before its node is heard
    const covers = reloaded && heart ? [...heart.store.registry.covers()] : batch.covers;
    heart?.sink.wake({ ...batch, covers }, queued);
    if (queued > 0) stream.wake();
    stream.covers(covers);
  }

  /** What becomes of what operators have asked for: they look for it in the log, too. */
  function tellOrders({ configured = [], orders = [] }: Batch): void {
    for (const { cover, kind, state, sendings } of orders) {
      const withheld = eventLines.take('order');
      if (withheld !== undefined) log.info({ cover, order: kind, sendings, withheld }, `order ${state}`);
    }
    for (const { node, configured: now } of configured) {
      const { version, frame, refused, reported } = now;
      log.debug({ node, version, sendings: frame?.sendings, refused, reported }, 'configuration of a node');
    }
  }

  function every(name: string, ms: number, work: () => void): void {
    const run = (): void => {
      timers.set(name, clock.after(ms, run));
      work();
    };
    timers.set(name, clock.after(ms, run));
  }

  return {
    async start() {
      clockWatch.start(0);
      await api.start();
      await broker?.start();
      try {
        opener.start();
      } catch (error) {
        await Promise.all([broker?.stop(), api.stop()]);
        throw error;
      }
      await begun;
      return {
        api: api.url(),
        mqtt: config.mqtt.url ?? broker?.url(),
        embeddedBroker: broker !== undefined,
        links: links.map((link) => ({ name: link.name, kind: link.kind, address: link.address() })),
      };
    },
    isAlive: progress.isAlive,
    summary() {
      const amiss = parts().filter(({ state }) => state.status !== 'up');
      if (amiss.length === 0) return 'every part is up';
      return amiss.map(({ part, state }) => `${part} ${state.status}: ${state.reason}`).join('; ');
    },
    async stop() {
      for (const cancel of timers.values()) cancel();
      clockWatch.stop();
      opener.stop();
      heart?.upkeep.stop();
      heart?.ingest.stop();
      await Promise.all(links.map((link) => link.stop()));
      await heart?.sink.stop();
      await broker?.stop();
      await api.stop();
      heart?.store.close();
    },
  };
}
