import type { FastifyInstance } from 'fastify';
import { addJson } from './jsonBody.ts';
import { createOverviews, type OverviewSources } from './overviews.ts';
import type { ResidentSources } from './residentSources.ts';
import { addAudit } from './routes/audit.ts';
import { addConsoleRoutes, type ConsoleSources } from './routes/console.ts';
import { addCovers, type CoverSources } from './routes/covers.ts';
import { addDetails, type InventorySources } from './routes/details.ts';
import { addDryRun, type DryRunSources } from './routes/dryRun.ts';
import { addErrands } from './routes/errands.ts';
import { addEvents, type EventSources } from './routes/events.ts';
import { addGroups } from './routes/groups.ts';
import { addHealth } from './routes/health.ts';
import { addHistory } from './routes/history.ts';
import { addIncidentActs } from './routes/incidentActs.ts';
import { addIncidents, type IncidentSources } from './routes/incidents.ts';
import { addInventory } from './routes/inventory.ts';
import { addInventoryImport } from './routes/inventoryImport.ts';
import { addMaintenance } from './routes/maintenance.ts';
import { addMap } from './routes/map.ts';
import { addMetrics, type Metrics } from './routes/metrics.ts';
import { addNodes } from './routes/nodes.ts';
import { addOpen311 } from './routes/open311.ts';
import { addPhotos } from './routes/photos.ts';
import { addPublic, type PublicSources } from './routes/public.ts';
import { addQuarantine } from './routes/quarantine.ts';
import { addReleases, type ReleaseSources } from './routes/releases.ts';
import { addResidentPages } from './routes/residentPages.ts';
import { addResidents } from './routes/residents.ts';
import { addRisk } from './routes/risk.ts';
import { addSession, type SessionSources } from './routes/session.ts';
import { addShelves, type ShelfSources } from './routes/shelves.ts';
import { addStrangers, type StrangerSources } from './routes/strangers.ts';
import { addStream } from './routes/stream.ts';
import { addSupervision } from './routes/supervision.ts';
import { addSystem, type SystemSources } from './routes/system.ts';
import { addUsers } from './routes/users.ts';
import { addWorkflows } from './routes/workflows.ts';
import type { Stream } from './stream/stream.ts';

export const MAX_BODY = 16_384;

export interface RouteSources
  extends CoverSources,
    InventorySources,
    EventSources,
    ReleaseSources,
    ShelfSources,
    SystemSources,
    StrangerSources,
    DryRunSources,
    SessionSources,
    ResidentSources,
    IncidentSources,
    ConsoleSources,
    OverviewSources,
    Omit<PublicSources, 'supervision'> {
  readonly metrics: Metrics;
  readonly stream: Stream;
}

/** Every route. A new one is a file in routes/, and a line here. */
export async function addRoutes(app: FastifyInstance, sources: RouteSources): Promise<void> {
  addHealth(app, sources.parts);
  addMetrics(app, sources.metrics);
  const overviews = createOverviews(sources);
  addPublic(app, { ...sources, ...overviews });
  // in a scope of its own: only here a body is read, and only behind the checks of who asks
  await app.register(async (scope) => {
    addJson(scope, MAX_BODY);
    addCovers(scope, sources);
    addHistory(scope, sources);
    await scope.register(async (inner) => addDryRun(inner, sources));
    addDetails(scope, sources);
    addInventory(scope, sources.store);
    await scope.register(async (inner) => addInventoryImport(inner, sources));
    addNodes(scope, sources);
    addErrands(scope, sources);
    addMaintenance(scope, sources);
    addGroups(scope, sources);
    addEvents(scope, sources);
    addReleases(scope, sources);
    addShelves(scope, sources);
    addSession(scope, sources);
    addUsers(scope, sources);
    addAudit(scope, sources.store);
    addIncidents(scope, sources);
    addIncidentActs(scope, sources);
    addWorkflows(scope, sources.people);
    addMap(scope, sources.store);
    addSystem(scope, sources);
    addQuarantine(scope, sources.store);
    addStrangers(scope, sources);
    addSupervision(scope, { ...sources, ...overviews });
    addRisk(scope, { ...sources, ...overviews });
    addStream(scope, sources.stream);
    addResidents(scope, sources);
    await scope.register(async (inner) => addPhotos(inner, sources));
    await addConsoleRoutes(scope, sources);
  });
  // for the public: bodies of strangers, with parsers and limits of their own
  await app.register(async (scope) => addResidentPages(scope, sources));
  await app.register(async (scope) => addOpen311(scope, sources));
}
