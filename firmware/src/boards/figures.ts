import type { Figures } from '../core/hal.ts';

/**
 * What the boards draw, for their ledgers: microwatts for `sleep` and `cell`, microjoules for the rest. Computed by
 * firmware/energy/draws.ts from figures with their sources; a test finds out where these are no longer those.
 */
export const MDBT42Q: Figures = { sleep: 67, cell: 78, look: 31777, round: 3154, water: 35640, listen: 213797 };
export const PICO: Figures = { sleep: 429, cell: 78, look: 129049, round: 12815, water: 75240, listen: 306966 };
export const RAK5010: Figures = { sleep: 88, cell: 78, look: 31777, round: 3154, water: 35640, listen: 183197 };
