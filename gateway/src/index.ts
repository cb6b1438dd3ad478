/** The gateway as a library: what a program that starts one, or looks into its database, needs. */
export { createGateway } from './app.ts';
export type { Config } from './config/config.ts';
export { loadConfig } from './config/loadConfig.ts';
export { type GatewayError, isGatewayError } from './errors.ts';
export type { Gateway, GatewayInfo, GatewayOptions } from './gateway.ts';
export { openStore, type Store, type StoreOptions } from './store/store.ts';
