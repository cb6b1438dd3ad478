import { readCounts, sumOf } from './counts.ts';
import type { EventWatch } from './events.ts';

export interface StatusSources {
  readonly api: string;
  readonly events: EventWatch;
  /** alerts that a node knows to be safe */
  readonly acknowledged: () => number;
  readonly speed: () => number;
  /** whether nodes speak over a serial line, too, and whether somebody works on incidents */
  readonly hasSerial: boolean;
  readonly hasPeople: boolean;
  /** ms since the epoch, by the gateway's clock */
  readonly now: () => number;
}

/** One line of counts: what came in, what came of it, what went back. */
export async function statusLine(elapsed: number, sources: StatusSources): Promise<string> {
  const { api, events, acknowledged, speed, now, hasSerial, hasPeople } = sources;
  const counts = await readCounts(api);
  const frames = (link: string) => sumOf(counts, 'lidwatch_link_frames_total', `link="${link}",what="received"`);
  const alerts = sumOf(counts, 'lidwatch_reports_total', 'type="alert"');
  const open = sumOf(counts, 'lidwatch_events_open');
  const minutes = Math.floor(elapsed / 60_000);
  const seconds = String(Math.floor(elapsed / 1000) % 60).padStart(2, '0');
  const fast = speed() === 1 ? [] : [`${speed()}x, it is ${new Date(now()).toTimeString().slice(0, 5)}`];
  return [
    `-- ${minutes}:${seconds}`,
    ...fast,
    `frames ${frames('field')} over UDP${hasSerial ? `, ${frames('roof')} over the serial line` : ''}`,
    `alerts ${alerts}, acknowledged ${acknowledged()}`,
    `events raised ${events.raised()}, cleared ${events.cleared()}, open ${open}`,
    ...(hasPeople ? [incidentsText(counts)] : []),
  ].join('  |  ');
}

function incidentsText(counts: ReadonlyMap<string, number>): string {
  const taken = (step: string) => sumOf(counts, 'lidwatch_incident_steps_total', `step="${step}"`);
  return `incidents open ${sumOf(counts, 'lidwatch_incidents_open')}, confirmed ${taken('handled')}, closed ${taken('closed')}`;
}
