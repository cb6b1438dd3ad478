/** The part of the protocol that runs on Node: guarded decoding, the table, native AES. */
export * from '../fields/messages.ts';
export * from '../fields/table.ts';
export * from '../messages/types.ts';
export * from './decodeMessage.ts';
export * from './encodeMessage.ts';
export * from './nodeCcm.ts';
export * from './openBare.ts';
export * from './openUplink.ts';
export * from './rejections.ts';
export * from './toJson.ts';
export * from './wellFormed.ts';
