/**
 * Ranges that nodes hold to while they write, in wire integers, ends included. They stand apart from the table, which
 * quotes them, so that a node's bundle carries these numbers without the prose.
 */
export const LIMIT = {
  byte: 255,
  word: 65535,
  temperatureLow: -600,
  temperatureHigh: 1250,
  tilt: 1800,
  waterLow: -1000,
  waterHigh: 30000,
  firmware: 999999,
  /** a week, in minutes */
  minutes: 10080,
  /** characters of a board's name */
  board: 16,
} as const;

/** Longest series of samples in one frame. Five are what an alert carries; the room above is for faster links. */
export const MAX_SERIES = 16;

/** Most numbers of the error log in one frame: sixteen entries of four. */
export const MAX_LOG = 64;

/** Most settings in one `config`, and most seqs in one `ack`: what a node keeps room for. */
export const MAX_ITEMS = 16;

/** Most seqs in one `ack`, and most settings in one `config`, that fit a link of 51 bytes, the full counter included. */
export const ACK_SEQS = 9;
export const CONFIG_SETTINGS = 6;
