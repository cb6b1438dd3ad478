/** The firmware core and the HAL that a board, a simulator or a test bench hands to it. */
export * from './core/hal.ts';
export * from './core/identity.ts';
export * from './core/modes/mode.ts';
export * from './core/node.ts';
export { AT, createMemoryStore } from './core/store/memory.ts';
export * from './core/trace.ts';
