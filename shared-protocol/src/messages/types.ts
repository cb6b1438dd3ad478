import type { TypeName } from '../fields/codes.ts';
import type { FieldName } from '../fields/keys.ts';
import type { MESSAGES } from '../fields/messages.ts';

/** What a field holds once decoded: always wire integers, never scaled (see toPhysical). */
export type FieldValue<N extends FieldName> = N extends 'board'
  ? string
  : N extends 'tiltSeries' | 'waterSeries' | 'seqs' | 'errors'
    ? readonly number[]
    : N extends 'settings'
      ? ReadonlyMap<number, number>
      : number;

type Required<T extends TypeName> = (typeof MESSAGES)[T]['required'][number];
type Optional<T extends TypeName> = (typeof MESSAGES)[T]['optional'][number];

/** A decoded message. `extra` holds the keys that this version does not know, exactly as decoded. */
export type MessageOf<T extends TypeName> = { readonly type: T } & {
  readonly [N in Required<T>]: FieldValue<N>;
} & { readonly [N in Optional<T>]?: FieldValue<N> } & { readonly extra?: ReadonlyMap<number, unknown> };

export type Message = { [T in TypeName]: MessageOf<T> }[TypeName];
export type Status = MessageOf<'status'>;
export type Alert = MessageOf<'alert'>;
export type Hello = MessageOf<'hello'>;
export type Ack = MessageOf<'ack'>;
export type Config = MessageOf<'config'>;
export type ConfigReport = MessageOf<'report'>;
export type Maintenance = MessageOf<'maintenance'>;
