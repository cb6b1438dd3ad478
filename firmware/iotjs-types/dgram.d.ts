/** UDP, IPv4 only. */
declare module 'dgram' {
  // biome-ignore lint/style/useNodejsImportProtocol: IoT.js's own
  import { EventEmitter } from 'events';

  export interface Address {
    readonly address: string;
    readonly family: 'IPv4' | 'IPv6';
    readonly port: number;
  }

  export interface Sender extends Address {
    /** Bytes. */
    readonly size: number;
  }

  export type SocketEvents = {
    /** On NuttX and TizenRT what exceeds 1023 bytes is cut off, and nothing says so. */
    message: (message: Buffer, sender: Sender) => void;
    listening: () => void;
    /**
     * Binding, looking up or receiving failed. Its `code` is always 'error'. Without a listener it is thrown.
     */
    error: (error: Error) => void;
    close: () => void;
  };

  export type SocketType = 'udp4';
  export type SocketOptions = { type: SocketType; reuseAddr?: boolean };
  /** Bytes, or text as UTF-8. A typed array is a TypeError. */
  export type Message = Buffer | string;
  /** Called with null, or with an error whose `code` is always 'error'. */
  export type Sent = (error: Error | null, bytes?: number) => void;

  /** There is no `ref`, `unref`, `connect`, and no buffer size. */
  export class Socket extends EventEmitter<SocketEvents> {
    constructor(type: SocketType | SocketOptions, listener?: SocketEvents['message']);

    /**
     * Looks the address up, binds, emits 'listening', to which the callback is added. A port of 0 or none: the system's
     * choice. No address: all of them. Error where the socket is bound or closed already.
     */
    bind(callback?: () => void): this;
    bind(port: number, callback?: () => void): this;
    bind(port: number, address: string | undefined, callback?: () => void): this;
    bind(options: { port?: number; address?: string }, callback?: () => void): this;

    /**
     * Sends one datagram, of one message or of several joined; binds before where needed. A callback needs an address
     * before it: without an address it goes to 0.0.0.0, this machine. An error of the network reaches the callback alone.
     *
     * RangeError for a port outside 1..65535, TypeError for other messages, Error after `close`.
     */
    send(message: Message | Message[], port: number): void;
    send(message: Message | Message[], port: number, address: string, callback?: Sent): void;
    send(message: Message, offset: number, length: number, port: number, address?: string, callback?: Sent): void;
    /** As the longest form of `send`. */
    sendto(message: Message, offset: number, length: number, port: number, address: string, callback?: Sent): void;

    /** Emits 'close' later, to which the callback is added. Error where it is closed already. */
    close(callback?: () => void): this;
    /** Error before 'listening' and after `close`. */
    address(): Address;

    /** After 'listening'; Error where the system refuses. On NuttX none of the settings below exist. */
    setBroadcast(on: boolean): void;
    /** 1 to 255; returns it. */
    setTTL(hops: number): number;
    setMulticastTTL(hops: number): number;
    setMulticastLoopback(on: boolean): boolean;
    addMembership(group: string, ownAddress?: string | null): void;
    dropMembership(group: string, ownAddress?: string | null): void;
  }

  export function createSocket(type: SocketType | SocketOptions, listener?: SocketEvents['message']): Socket;
}
