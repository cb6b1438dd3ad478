import { ACCOUNTS } from './schema/accounts.ts';
import { AGES } from './schema/ages.ts';
import { API } from './schema/api.ts';
import { CHECKPOINT_LOG } from './schema/checkpointLog.ts';
import { FIRST } from './schema/first.ts';
import { GROUPS } from './schema/groups.ts';
import { HEARD } from './schema/heard.ts';
import { HISTORY } from './schema/history.ts';
import { INCIDENTS } from './schema/incidents.ts';
import { INVENTORY } from './schema/inventory.ts';
import { JOURNAL } from './schema/journal.ts';
import { LATE_ALERTS } from './schema/lateAlerts.ts';
import { LOOKUPS } from './schema/lookups.ts';
import { MAINTENANCE } from './schema/maintenance.ts';
import { ORDERS_AND_CONFIGS } from './schema/ordersAndConfigs.ts';
import { PARKED } from './schema/parked.ts';
import { PROFILES } from './schema/profiles.ts';
import { READING_BLOCKS } from './schema/readingBlocks.ts';
import { RELEASES } from './schema/releases.ts';
import { RESIDENTS } from './schema/residents.ts';
import { REVISIONS } from './schema/revisions.ts';
import { WRAPPED_KEYS } from './schema/wrappedKeys.ts';

/**
 * The schema, step by step, a file each. A step that was released is never edited; the next one mends it. `user_version`
 * of the database is the number of steps that it has seen.
 */
export const MIGRATIONS: readonly string[] = [
  FIRST,
  LATE_ALERTS,
  ORDERS_AND_CONFIGS,
  API,
  PROFILES,
  PARKED,
  INVENTORY,
  HISTORY,
  AGES,
  WRAPPED_KEYS,
  GROUPS,
  MAINTENANCE,
  REVISIONS,
  HEARD,
  RELEASES,
  JOURNAL,
  READING_BLOCKS,
  CHECKPOINT_LOG,
  ACCOUNTS,
  INCIDENTS,
  RESIDENTS,
  LOOKUPS,
];
