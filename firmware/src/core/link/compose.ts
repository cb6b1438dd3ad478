import {
  configHash,
  FLAG,
  TYPE,
  type Writer,
  writeAlert,
  writeHello,
  writeMaintenance,
  writeReport,
} from '@lidwatch/protocol';
import { elapsedSeconds, MAX_AGE } from '../common/age.ts';
import type { Identity } from '../identity.ts';
import type { Memory } from '../store/memory.ts';
import type { Entry } from '../store/queue.ts';

function composeAlert(w: Writer, offset: number, limit: number, e: Entry, now: number): number {
  const age = elapsedSeconds(now, e.at);
  return writeAlert(w, offset, limit, {
    seq: e.first,
    flags: age === MAX_AGE ? e.flags | FLAG.ageFloor : e.flags,
    trigger: e.code,
    age,
    period: e.period,
    seriesKey: e.seriesKey,
    series: e.series,
    length: e.length,
    tilt: e.tilt,
    water: e.water,
  });
}

function composeHello(w: Writer, offset: number, limit: number, e: Entry, who: Identity, memory: Memory): number {
  return writeHello(w, offset, limit, {
    seq: e.first,
    flags: e.flags,
    firmware: who.firmware,
    board: who.board,
    cause: e.code,
    configHash: configHash(memory.settings),
    heartbeat: memory.settings.heartbeat,
    boots: memory.boots,
  });
}

/** Writes a queued message as it stands now, ages and all. Returns the payload's length, 0 where it does not fit. */
export function compose(
  w: Writer,
  offset: number,
  limit: number,
  e: Entry,
  who: Identity,
  memory: Memory,
  now: number,
): number {
  if (e.type === TYPE.alert) return composeAlert(w, offset, limit, e, now);
  if (e.type === TYPE.hello) return composeHello(w, offset, limit, e, who, memory);
  if (e.type === TYPE.maintenance) {
    return writeMaintenance(w, offset, limit, { seq: e.first, flags: e.flags, action: e.code, minutes: e.detail });
  }
  return writeReport(w, offset, limit, {
    seq: e.first,
    configVersion: e.detail,
    result: e.code,
    configHash: configHash(memory.settings),
    badSetting: e.badSetting,
    heartbeat: memory.settings.heartbeat,
  });
}
