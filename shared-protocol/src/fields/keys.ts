/**
 * The map keys of a payload, and nothing else.
 *
 * The numbers stand apart from the table that documents them so that a node's bundle carries the numbers without the
 * prose. The table (table.ts) is typed over this object: a key without a row, or a row without a key, does not compile.
 *
 * Keys 0..23 cost one byte on the wire (RFC 8949 section 3), so what travels most often is numbered first.
 */
export const KEY = {
  type: 0,
  seq: 1,
  battery: 2,
  temperature: 3,
  tilt: 4,
  water: 5,
  vibration: 6,
  flags: 7,
  age: 8,
  period: 9,
  tiltSeries: 10,
  waterSeries: 11,
  trigger: 12,
  impacts: 13,
  wakes: 14,
  dropped: 15,
  firmware: 16,
  board: 17,
  cause: 18,
  configHash: 19,
  seqs: 20,
  configVersion: 21,
  settings: 22,
  action: 23,
  minutes: 24,
  result: 25,
  badSetting: 26,
  heartbeat: 27,
  boots: 28,
  errors: 29,
  used: 30,
} as const;

export type FieldName = keyof typeof KEY;
