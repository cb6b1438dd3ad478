/**
 * Every line of the log has one of these codes, whatever its text: what programs match on. LOG.md documents the same table.
 */
export const LOG_CODES = {
  'part-up': 'a part can do its work (again)',
  'part-stopped': 'a part has ended, as it was asked to',
  'part-degraded': 'a part works, but somebody should look: `reason`',
  'part-down': 'a part cannot do its work: `reason`; it tries again by itself',
  'clock-step': 'the wall clock was set by `ms`, back where negative',
  'key-damaged': 'the key of a node is damaged: its frames are refused until it is given another',
  'keys-imported': 'the key file was taken up',
  'config-taken': 'a configuration was taken over while the gateway runs: `changes`',
  'config-kept': 'a configuration is wrong, and the one from before goes on: `problems`',
  'config-unsaved': 'the configuration cannot be kept for a start at which it is wrong: `err`',
  'config-failed': 'a configuration could be taken over in part only',
  'sink-gone': 'a sink is not configured any more; `pending` events that it had before it are not brought',
  event: 'an event was raised or cleared; at a bounded rate, `withheld` were not told',
  order: 'an order has come further; at a bounded rate',
  'node-config': 'what is known of the settings of a node has changed',
  'inventory-changed': '`who` has changed by the API what is known of covers, or which nodes are on them: `what`',
  'frame-refused': 'a frame was refused: `code` of PROTOCOL.md in `refusal`; at a bounded rate',
  note: 'something out of the ordinary came in, by its kind; once an hour and kind',
  'batch-failed': 'frames could not be planned or stored together: they are tried one by one',
  'frame-lost': 'a frame that broke its batch could not be put aside either',
  'login-failed': 'somebody did not get in: the name, where there is one of it, and the `address`; at a bounded rate',
  'audit-late': 'an entry of the audit cannot be written now; it and those behind it wait for the next that can',
  'audit-lost':
    'more entries of the audit waited than may: the oldest, `who` has done `what` to `subject`, stands only here',
  'request-failed': 'a request met a fault of the program',
  'desk-failed': 'an incident met a fault of the program: `what` and `id` of it; the others go on',
  'stream-failed': 'a reader of the stream met a fault of the program',
  'log-dropped': 'nobody read the log, or it could not be written: `lines` of it are lost',
  'service-silent': 'the service manager cannot be told: `reason`',
  ending: 'the gateway was asked to end, by `signal`',
} as const;

export type LogCode = keyof typeof LOG_CODES;

/** The fields of a line, with its code. */
export function coded<F extends object>(code: LogCode, fields: F): F & { readonly code: LogCode } {
  return { ...fields, code };
}

/** Where a secret could stand in the fields of a line; pino puts a word in its place. */
export const REDACTED = ['key', 'password', 'secret', 'token', 'authorization', 'cookie'].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
]);
