import type { TypeName } from './codes.ts';
import type { FieldName } from './keys.ts';

export interface MessageSpec {
  /** who sends it */
  readonly direction: 'up' | 'down' | 'both';
  /** the sender repeats it until it is acknowledged */
  readonly confirmed: boolean;
  readonly required: readonly FieldName[];
  readonly optional: readonly FieldName[];
}

/**
 * Which message carries which field. A receiver refuses a message that lacks a required field, and carries every key
 * that it does not know through to the store: fields may be added to a message for ever, and are never required later.
 */
export const MESSAGES = {
  status: {
    direction: 'up',
    confirmed: false,
    required: ['seq', 'flags'],
    optional: ['battery', 'temperature', 'tilt', 'water', 'vibration', 'age', 'impacts', 'wakes', 'dropped', 'used'],
  },
  alert: {
    direction: 'up',
    confirmed: true,
    required: ['seq', 'flags', 'trigger'],
    optional: ['battery', 'temperature', 'tilt', 'water', 'vibration', 'age', 'period', 'tiltSeries', 'waterSeries'],
  },
  hello: {
    direction: 'up',
    confirmed: true,
    required: ['seq', 'firmware', 'cause'],
    optional: ['flags', 'board', 'configHash', 'configVersion', 'heartbeat', 'boots'],
  },
  ack: { direction: 'down', confirmed: false, required: ['seqs'], optional: [] },
  config: { direction: 'down', confirmed: true, required: ['configVersion', 'settings'], optional: [] },
  report: {
    direction: 'up',
    confirmed: true,
    required: ['seq', 'configVersion', 'result'],
    optional: ['configHash', 'badSetting', 'heartbeat'],
  },
  log: { direction: 'up', confirmed: true, required: ['seq', 'errors'], optional: ['flags'] },
  maintenance: { direction: 'both', confirmed: true, required: ['action'], optional: ['seq', 'flags', 'minutes'] },
} as const satisfies Readonly<Record<TypeName, MessageSpec>>;
