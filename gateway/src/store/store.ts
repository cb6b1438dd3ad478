import { join } from 'node:path';
import { makeFolder } from '../parts/makeFolder.ts';
import { type Audit, createAudit } from './audit.ts';
import { packStates } from './calmState.ts';
import { type Checkpoints, createCheckpoints } from './checkpoints.ts';
import { type Configs, createConfigs } from './configs.ts';
import { type CoverMap, createCoverMap } from './coverMap.ts';
import { type Covers, createCovers } from './covers.ts';
import { type Db, openDatabase } from './database.ts';
import { createDoors, type Doors } from './doors.ts';
import { createEvents, type Events } from './events.ts';
import { createGiveBack } from './giveBack.ts';
import { createGroupOrders, type GroupOrders } from './groupOrders.ts';
import { createGroups, type Groups } from './groups.ts';
import { createHeardBook, type HeardBook } from './heard.ts';
import { createMarks } from './history/marks.ts';
import { createHistoryQuery } from './history/queryHistory.ts';
import { createRoller } from './history/roller.ts';
import type { History, HistoryQuery } from './history/types.ts';
import { createIncidentList, type IncidentList } from './incidentList.ts';
import { createIncidentStories, type IncidentStories } from './incidentStories.ts';
import { createIncidents, type Incidents } from './incidents.ts';
import { createInventory, type Inventory } from './inventory.ts';
import type { Journal } from './journal/journal.ts';
import { createPlaces } from './journal/places.ts';
import { settleJournal } from './journal/settleJournal.ts';
import { createKeyChanges, type KeyChanges } from './keys/changeKeys.ts';
import { type Derive, deriveKeys } from './keys/deriveKeys.ts';
import { createKeyring, type Keyring } from './keys/keyring.ts';
import { beginWrapped, settleKeys } from './keys/settleKeys.ts';
import { NO_SECRET, type SecretSource } from './keys/storeSecret.ts';
import { type Lock, takeLock } from './lock.ts';
import { createMaintenance } from './maintenance.ts';
import { createNodes, type Nodes } from './nodes.ts';
import { createOpen311Keys, type Open311Keys } from './open311Keys.ts';
import { createOrders, type Orders } from './orders.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { createPhotos, type Photos } from './photos.ts';
import { createProvisioning, type Provisioning } from './provisioning.ts';
import { createPruner, DEFAULT_LIMITS, type Limits, usedBytes } from './prune.ts';
import { createQuarantine, type Quarantine } from './quarantine.ts';
import { createReadings, type Readings } from './readings.ts';
import { createRegistry, type Registry } from './registry.ts';
import { createReleases, type Releases } from './releases.ts';
import { createResidentReports, type ResidentReports } from './residentReports.ts';
import { createReviews, type Reviews } from './reviews.ts';
import { createRiskFacts, type RiskFacts } from './riskFacts.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createTokens, type Tokens } from './tokens.ts';
import { createTroubles } from './troubles.ts';
import type { Batch, Reading, ReadingSpan, ReportKey, Trouble } from './types.ts';
import { createUsers, type Users } from './users.ts';
import { fileBytes, vacuum, vacuumOnce } from './vacuum.ts';
import { createWal } from './wal.ts';
import { damageOf } from './walDamage.ts';
import { createBatchWriter } from './writeBatch.ts';

export interface StoreOptions {
  /** the `data` folder of gateway.yaml */
  readonly folder: string;
  /**
   * gateway: holds the folder's lock until close(). tool: looks, or adds covers, beside a gateway or without one. alone: a
   * tool that holds the lock, since no gateway may run meanwhile.
   */
  readonly access: 'gateway' | 'tool' | 'alone';
  /** the secret under which keys are wrapped; a gateway wraps those that stand in clear where it has one */
  readonly secret?: SecretSource;
  readonly derive?: Derive;
  /** tool: make the database where there is none (`cover add`); a gateway always does */
  readonly create?: boolean;
  readonly limits?: Limits;
  /** false: for a database that ends with the run that fills it; a gateway that guards covers never says so */
  readonly durable?: boolean;
}

/** Bytes but for `behind`. */
export interface StoreFigures {
  readonly file: number;
  readonly wal: number;
  /** in the file and not in use */
  readonly free: number;
  /** are free pages given back while the gateway runs? */
  readonly givesBack: boolean;
  /** readings that are not in the roll-ups yet */
  readonly behind: number;
}

/** The database of a gateway: one file, `lidwatch.db`, in its data folder. */
export interface Store {
  readonly covers: Covers;
  readonly provisioning: Provisioning;
  /** the nodes, but for their keys */
  readonly nodes: Nodes;
  /** what a city knows of its covers */
  readonly inventory: Inventory;
  /** what is wanted of the settings of nodes, and what they have */
  readonly configs: Configs;
  /** what nodes are to do once */
  readonly orders: Orders;
  /** where people are at work, or will be; see MaintainedCover */
  readonly maintenance: ReturnType<typeof createMaintenance>;
  /** the groups that covers are in, and how settings stand there */
  readonly groups: Groups;
  /** what all nodes of a group, or of all covers, are to do once */
  readonly groupOrders: GroupOrders;
  readonly events: Events;
  /** incidents found by what they are */
  readonly incidentList: IncidentList;
  /** what a map of all covers is drawn from */
  readonly coverMap: CoverMap;
  /** the work that events need */
  readonly incidents: Incidents;
  /** what people say of events */
  readonly reviews: Reviews;
  /** events that people let go */
  readonly releases: Releases;
  /** incidents and their entries as supervision reads them */
  readonly stories: IncidentStories;
  /** what makes a cell of the city a risk */
  readonly riskFacts: RiskFacts;
  /** who may use the API */
  readonly tokens: Tokens;
  /** people, their sessions, and what they have changed */
  readonly users: Users;
  readonly sessions: Sessions;
  readonly audit: Audit;
  readonly outbox: Outbox;
  /** what crews and residents have seen */
  readonly photos: Photos;
  readonly residentReports: ResidentReports;
  /** codes beside covers, for residents */
  readonly doors: Doors;
  /** who may report over Open311 */
  readonly open311Keys: Open311Keys;
  /** nodes and covers in memory, for the path of the frames; empty until its first refresh() */
  readonly registry: Registry;
  /** the keys of the nodes, as they are kept */
  readonly keys: Keyring;
  /** for access 'alone' only */
  readonly keyChanges: KeyChanges;
  /** the newest readings of a cover by event time, newest first */
  readings(cover: string, limit: number): readonly Reading[];
  /** those of a cover page by page; see Readings */
  readonly readingPage: Readings['page'];
  /** what is known of a cover from a span of time; see Readings */
  readingSpan(span: ReadingSpan): readonly Reading[];
  /** what readings do not say of how nodes were heard */
  readonly heard: HeardBook;
  /** a signal of a cover over time: readings, or what minutes, hours and days say of them */
  history(query: HistoryQuery): History;
  /** when the frame came in that was stored last; 0 where there is none */
  lastReceivedAt(): number;
  /** the error logs of a cover's nodes, newest first */
  troubles(cover: string, limit: number): readonly Trouble[];
  /** what is needed to fold a cover again from before an event time; see Checkpoints */
  readonly chapter: Checkpoints['chapter'];
  /** refused frames */
  readonly quarantine: Quarantine;
  /** is this confirmed report durable? */
  hasReport(report: ReportKey): boolean;
  /**
   * Makes a batch durable, all of it, or throws (SQLITE_FULL, SQLITE_BUSY, SQLITE_IOERR, ...) and nothing is changed,
   * in the database or in the registry. Returns how many entries the outbox grew by.
   */
  commit(batch: Batch, now: number): number;
  /** Runs `work` as one transaction: all that it writes becomes durable together, or nothing where it throws. May be nested. */
  atomically<T>(work: () => T): T;
  /** One bounded step of taking readings into the roll-ups; true where more is to be done. */
  rollUp(): boolean;
  /**
   * One bounded step towards the limits, rolling up on its way; true where more is to be done. `agesCount` false: `now` is
   * not to be trusted.
   */
  prune(now: number, agesCount?: boolean): boolean;
  /** Other limits, from the next step on. */
  keepWithin(limits: Limits): void;
  /** One bounded step of bringing nodes and states from the journal to their places; true where more is to be done. */
  settle(): boolean;
  /** One bounded step of giving free pages back to the file system; true where more is to be done. */
  giveBack(): boolean;
  /** Cuts a WAL off that has grown too long; false where a reader does not let it. */
  restartWal(): boolean;
  /** Rewrites the whole database; nobody can write meanwhile. */
  vacuum(): void;
  /** what pruning has taken since the database was made, by kind */
  drops(): ReadonlyMap<string, number>;
  /** What is wrong with what was found when it was opened, for a person; undefined where nothing is. */
  readonly damage: string | undefined;
  /** bytes in use */
  size(): number;
  /** of the files, and how far the roll-ups are */
  figures(): StoreFigures;
  close(): void;
}

/** A gateway would rather retry a batch than stand still for a command's transaction; a command can wait. */
const GATEWAY_WAIT_MS = 200;
const TOOL_WAIT_MS = 5_000;

/**
 * Throws store-missing, store-locked, store-newer, store-foreign, of a gateway store-secret-missing and
 * store-secret-wrong, and whatever the disk has to say.
 */
export function openStore({ folder, access, create = false, limits = DEFAULT_LIMITS, ...more }: StoreOptions): Store {
  const { secret = NO_SECRET, derive = deriveKeys, durable = true } = more;
  const isGateway = access === 'gateway';
  if (isGateway || create) makeFolder(folder);
  const lockFile = join(folder, 'gateway.lock');
  const lock = access === 'tool' ? undefined : takeLock(lockFile);
  const file = join(folder, 'lidwatch.db');
  let db: Db | undefined;
  try {
    const troubles = isGateway ? [damageOf(file)] : [];
    const waitMs = isGateway ? GATEWAY_WAIT_MS : TOOL_WAIT_MS;
    db = openDatabase({ file, create: isGateway || create, waitMs, durable });
    // before the keys: by them a node in the journal is told from another one in its place
    if (lock) settleJournal(db, createPlaces(db));
    const keyring = createKeyring(db, secret, derive);
    const keys = { keyring, changes: createKeyChanges(db, keyring, derive), secret };
    if (isGateway) {
      troubles.push(settleKeys(db, keys));
      vacuumOnce(db);
    } else if (create) beginWrapped(db, lockFile, keys);
    const damage = troubles.filter((one) => one !== undefined).join('; ') || undefined;
    return assemble(db, { limits, waitMs, lock, damage, durable, ...keys });
  } catch (error) {
    db?.close();
    lock?.release();
    throw error;
  }
}

/** Whoever looks at the database next should find everything in its place; where that fails, it is found in the journal. */
function finish(journal: Journal): void {
  try {
    while (journal.step());
  } catch {
    // a full disk, a busy database: the next start settles it
  }
}

interface Assembly {
  readonly limits: Limits;
  readonly waitMs: number;
  readonly lock: Lock | undefined;
  readonly damage: string | undefined;
  readonly durable: boolean;
  readonly keyring: Keyring;
  readonly changes: KeyChanges;
}

function assemble(db: Db, { limits, waitMs, lock, damage, durable, keyring, changes }: Assembly): Store {
  const registry = createRegistry(db, createPlaces(db));
  const { journal } = registry;
  const write = db.transaction(createBatchWriter(db, journal));
  const atomically = db.transaction((work: () => unknown) => work());
  const hasReport = db
    .prepare<[number, number], number>('SELECT 1 FROM reports WHERE node = ? AND counter = ?')
    .pluck();
  const readings = createReadings(db);
  const wal = createWal(db, waitMs);
  const drops = db.prepare<[], [string, number]>('SELECT what, count FROM drops').raw();

  function commit(batch: Batch, now: number): number {
    let queued = 0;
    try {
      const states = packStates(batch.covers.map(({ state }) => state));
      const written = write.immediate(batch, states, now);
      queued = written.queued;
      if (durable && batch.reports.length > 0) wal.settle();
      registry.apply({ ...batch, covers: written.covers }, states, written.isInJournal);
      if (written.isInJournal) journal.written(batch.covers.length);
    } catch (error) {
      registry.distrust();
      throw error;
    }
    relieve(batch.covers.length);
    return queued;
  }

  /** The batch is durable; what fails here is tried again. */
  function relieve(records: number): void {
    try {
      journal.relieve(records);
    } catch {
      // it stays in the journal
    }
  }

  const covers = createCovers(db, keyring, (cover) => (registry.isFresh() ? registry.cover(cover) : undefined));
  const reviews = createReviews(db);
  const marks = createMarks(db);
  const roller = createRoller(db, marks);
  let prune = createPruner(db, limits, marks);
  const giveBack = createGiveBack(db);

  return {
    covers,
    nodes: createNodes(db, (node) => (registry.isFresh() ? registry.node(node) : undefined)),
    inventory: createInventory(db, registry),
    provisioning: createProvisioning(db, covers, keyring, registry.reread),
    configs: createConfigs(db, registry.ordered),
    orders: createOrders(db, registry.ordered),
    maintenance: createMaintenance(db),
    groups: createGroups(db),
    groupOrders: createGroupOrders(db, registry.ordered),
    events: createEvents(db),
    incidentList: createIncidentList(db),
    coverMap: createCoverMap(db, registry),
    incidents: createIncidents(db),
    reviews,
    releases: createReleases(db, reviews),
    stories: createIncidentStories(db),
    riskFacts: createRiskFacts(db),
    tokens: createTokens(db),
    users: createUsers(db),
    sessions: createSessions(db),
    audit: createAudit(db),
    outbox: createOutbox(db),
    photos: createPhotos(db),
    residentReports: createResidentReports(db),
    doors: createDoors(db),
    open311Keys: createOpen311Keys(db),
    registry,
    keys: keyring,
    keyChanges: changes,
    readings: readings.newest,
    readingPage: readings.page,
    readingSpan: readings.span,
    heard: createHeardBook(db),
    history: createHistoryQuery(db),
    lastReceivedAt: readings.lastReceivedAt,
    chapter: createCheckpoints({ db, since: readings.since, newest: (cover) => registry.cover(cover)?.checkpoint })
      .chapter,
    troubles: createTroubles(db),
    quarantine: createQuarantine(db),
    hasReport: ({ node, counter }) => hasReport.get(node, counter) === 1,
    commit,
    // it hands on what `work` returns
    atomically: (work) => atomically.immediate(work) as ReturnType<typeof work>,
    rollUp: roller.step,
    prune(now, agesCount) {
      const isBehind = roller.step();
      return prune(now, agesCount) || isBehind;
    },
    keepWithin(wanted) {
      prune = createPruner(db, wanted, marks);
    },
    // what is not believed is read from the journal itself, with the next frames
    settle: () => registry.isFresh() && journal.step(),
    giveBack: giveBack.step,
    restartWal: wal.restart,
    vacuum() {
      if (vacuum(db)) changes.scrubbed();
    },
    damage,
    drops: () => new Map(drops.all()),
    size: () => usedBytes(db),
    figures: () => ({
      file: fileBytes(db),
      wal: wal.bytes(),
      free: giveBack.freeBytes(),
      givesBack: giveBack.isPossible(),
      behind: roller.behind(),
    }),
    close() {
      if (lock && registry.isFresh()) finish(journal);
      db.close();
      lock?.release();
    },
  };
}
