import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const lidwatch = fileURLToPath(new URL('../../gateway/bin/lidwatch.mjs', import.meta.url));

/** What `lidwatch event list --json` says of an event; times are ISO 8601, `clearedAt` null while it is raised. */
export interface StoredEvent {
  readonly id: string;
  readonly cover: string;
  readonly rule: string;
  readonly onset: string;
  readonly clearedAt: string | null;
}

/** The events of a gateway, asked for as an operator would: through the command line, while it runs. */
export async function listEvents(configFile: string): Promise<StoredEvent[]> {
  const args = [lidwatch, 'event', 'list', '--config', configFile, '--limit', '100000', '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 256 * 1024 * 1024 });
  return (JSON.parse(stdout) as { events: StoredEvent[] }).events;
}
