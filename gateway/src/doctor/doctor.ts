import { apiAddress } from '../config/apiAddress.ts';
import type { Config } from '../config/config.ts';
import { readStoreSecret } from '../config/storeSecret.ts';
import { checkClock } from './clock.ts';
import { checkDatabase } from './database.ts';
import { checkDisk } from './disk.ts';
import { checkDoors } from './doors.ts';
import type { Finding } from './finding.ts';
import { checkRunning } from './running.ts';
import { checkSerialPorts } from './serialPorts.ts';
import { checkSystem } from './system.ts';
import { checkUpstream } from './upstream.ts';

export interface DoctorOptions {
  readonly config: Config;
  readonly now: number;
  /** read every page of the database, however large */
  readonly deep: boolean;
}

/** Looks at everything that a gateway with this configuration needs, beside one that runs or without. Changes nothing. */
export async function examine({ config, now, deep }: DoctorOptions): Promise<readonly Finding[]> {
  const database = checkDatabase(config.data, deep, () => readStoreSecret(config.storeSecret));
  const [doors, upstream, running] = await Promise.all([
    checkDoors(config, database.isRunning),
    checkUpstream(config),
    database.isRunning && config.api.port !== 0 ? checkRunning(apiAddress(config.api)) : [],
  ]);
  return [
    ...checkSystem(),
    checkClock(now, database.lastReceivedAt),
    ...checkDisk(config.data),
    ...database.findings,
    ...checkSerialPorts(config),
    ...doors,
    ...upstream,
    ...running,
  ];
}
