import { LIMIT } from '@lidwatch/protocol';
import { quantity } from './fields.ts';

const MINUTE_MS = 60_000;

/** How long work on a cover may last: what a node can be told. */
export const maintenanceSpan = quantity('time', { min: MINUTE_MS, max: LIMIT.minutes * MINUTE_MS });

/** For how long an order is worth sending. */
export const orderSpan = quantity('time', { min: MINUTE_MS, max: 90 * 1440 * MINUTE_MS });
