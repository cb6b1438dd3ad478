declare module 'stream' {
  // biome-ignore lint/style/useNodejsImportProtocol: IoT.js's own
  import { EventEmitter } from 'events';

  /** What streams emit. `pause` has no counterpart. */
  export type StreamEvents = {
    data: (data: Buffer) => void;
    readable: () => void;
    pause: () => void;
    end: () => void;
    drain: () => void;
    finish: () => void;
    close: () => void;
    error: (error: Error) => void;
    open: (descriptor: number) => void;
    ready: () => void;
  };

  export class Stream extends EventEmitter<StreamEvents> {}

  export class Readable extends Stream {
    constructor(options?: { defaultEncoding?: IotEncoding });
    /**
     * All that has arrived, or null. The same bytes are emitted as 'data', too. A number of bytes is not declared: less
     * than has arrived throws `not implemented`.
     */
    read(): Buffer | null;
    isPaused(): boolean;
    pause(): this;
    resume(): this;
    /** For the source of the stream; null is the end. After the end it emits an error. */
    push(chunk: string | Buffer | null, encoding?: IotEncoding): void;
    /** Ends the destination at the end of the source, unless `end` is false. Nothing waits for 'drain'. */
    pipe<Destination extends Writable>(destination: Destination, options?: { end: boolean }): Destination;
    /** Without a destination it removes **all** listeners of the source, not only the pipe's. */
    unpipe(destination?: Writable): Writable | undefined;
  }

  export class Writable extends Stream {
    /** `highWaterMark` in bytes, 128 where not given */
    constructor(options?: { highWaterMark?: number });
    /** Returns false from the high water mark on, until 'drain'. Nothing leaves before `_readyToWrite` was called. */
    write(chunk: string | Buffer, callback?: () => void): boolean;
    /** Then 'finish'. On NuttX six more characters are sent, to tell the other side of the end. */
    end(chunk?: string | Buffer | null, callback?: () => void): void;
    /** To be written by who extends this: sends a chunk, then calls both. */
    _write(chunk: Buffer, callback: (() => void) | undefined, written: () => void): void;
    /** To be called by who extends this, once chunks can be sent. */
    _readyToWrite(): void;
  }

  /** Both; by the prototype it is only a Readable. */
  export class Duplex extends Readable {
    constructor(options?: { defaultEncoding?: IotEncoding; highWaterMark?: number });
    write(chunk: string | Buffer, callback?: () => void): boolean;
    end(chunk?: string | Buffer | null, callback?: () => void): void;
    _write(chunk: Buffer, callback: (() => void) | undefined, written: () => void): void;
    _readyToWrite(): void;
  }
}
