/** The firmware core and the HAL that a board, a simulator or a test bench hands to it. */
export { MDBT42Q } from './boards/figures.ts';
export * from './core/energy/tally.ts';
export * from './core/hal.ts';
export * from './core/identity.ts';
export * from './core/modes/mode.ts';
export * from './core/node.ts';
export { AT, createMemoryStore } from './core/store/memory.ts';
export * from './core/trace.ts';
export { RYLR_TRANSMIT } from './modems/rylr998.ts';
