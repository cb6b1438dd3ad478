/** The portable part of the protocol: what a node and a gateway share. ES5-able, no imports from outside. */
export * from './cbor/reader.ts';
export * from './cbor/writer.ts';
export * from './crypto/aes128.ts';
export * from './crypto/ccm.ts';
export * from './crypto/crc16.ts';
export * from './envelope/counter.ts';
export * from './envelope/header.ts';
export * from './envelope/nonce.ts';
export * from './envelope/replayWindow.ts';
export * from './envelope/sealed.ts';
export * from './fields/codes.ts';
export * from './fields/configHash.ts';
export * from './fields/keys.ts';
export * from './fields/settings.ts';
export * from './messages/readDown.ts';
export * from './messages/writeUp.ts';
