import { supervision } from '../../gateway/src/config/supervision.ts';
import type { Report } from '../../gateway/src/supervision/report.ts';
import { createSupervision } from '../../gateway/src/supervision/supervision.ts';
import type { SupervisionSettings } from '../../gateway/src/supervision/types.ts';
import { createIncidentLog, type IncidentLog } from './incidentLog.ts';
import { createManualClock } from './manualClock.ts';

const HOUR = 3_600_000;
const OCTOBER = Date.UTC(2026, 9, 1);
export const NOVEMBER = Date.UTC(2026, 10, 1);
export const DECEMBER = Date.UTC(2026, 11, 1);

export function supervisionSettings(more: Partial<SupervisionSettings> = {}): SupervisionSettings {
  return { ...supervision.parse({}), ...more };
}

/** One incident from its opening to its end: `late`: its work, past its limit; `as`: how it ended. */
export function tellCase(
  log: IncidentLog,
  at: number,
  more: {
    unit?: string;
    cell?: string;
    cover?: string;
    late?: boolean;
    rule?: 'water.high' | 'cover.opened';
    as?: 'resolved' | 'false-alarm';
  },
): number {
  const {
    unit = 'water',
    cell = 'east',
    cover = `C-${log.all.length}`,
    late = false,
    rule = 'cover.opened',
    as = 'resolved',
  } = more;
  const incident = log.open(at, { unit, cell, cover });
  const dueAt = at + 6 * HOUR;
  const done = at + (late ? 9 : 2) * HOUR;
  log.say(incident, at, { kind: 'event', event: `e${incident}`, rule, severity: 'critical', change: 'raised' });
  if (late) log.say(incident, dueAt + 1, { kind: 'card', step: 'handled', card: 'red', dueAt });
  if (as === 'resolved') {
    const proof = { from: done, to: done + HOUR / 2, samples: 2, tilt: 1, by: 'samples' } as const;
    log.say(incident, done + HOUR / 2, { kind: 'verified', proof });
    log.say(incident, done + HOUR / 2, { kind: 'step', step: 'handled', dueAt, doneAt: done });
  }
  log.say(incident, done + HOUR, { kind: 'closed', result: as });
  return incident;
}

/** Two months of which the second repeats what was wrong with the first. */
export function poorMonths(): IncidentLog {
  const log = createIncidentLog();
  for (const month of [OCTOBER, NOVEMBER]) {
    for (let i = 0; i < 10; i += 1) {
      const at = month + i * 24 * HOUR;
      tellCase(log, at, { unit: 'road', late: i < 6, cover: `C-${i % 4}` });
      tellCase(log, at + HOUR, { unit: 'water', cell: 'west' });
      tellCase(log, at + 2 * HOUR, { unit: 'water', rule: 'water.high', as: i < 3 ? 'false-alarm' : 'resolved' });
    }
  }
  const open = log.open(DECEMBER - 20 * HOUR, { unit: '<b>road</b>', cover: '=1+1' });
  log.say(open, DECEMBER - 14 * HOUR + 1, { kind: 'card', step: 'handled', card: 'red', dueAt: DECEMBER - 14 * HOUR });
  return log;
}

export function supervisionOf(log: IncidentLog, now = DECEMBER + HOUR) {
  const clock = createManualClock(now);
  return { clock, supervision: createSupervision({ source: () => log, clock, settings: () => supervisionSettings() }) };
}

export function reportOf(log: IncidentLog, month = '2026-11'): Promise<Report> {
  return supervisionOf(log).supervision.report(month);
}
