/**
 * Files. There is no `fsync`, `ftruncate`, `appendFile`, `chmod`, `access`, `watch` and no encoding: what is read is a
 * Buffer. Whatever is written is durable when the system likes.
 *
 * Errors have no `code`: only the message tells, as "'open' no such file or directory". What calls back says 'open'
 * there, whatever it was.
 */
declare module 'fs' {
  // biome-ignore lint/style/useNodejsImportProtocol: IoT.js's own
  import type { Readable, Writable } from 'stream';

  /** Text only: numbers are a TypeError. `s` is O_SYNC, `x` fails where the file exists, `a` appends. */
  export type Flags =
    | ('r' | 'rs' | 'sr' | 'r+' | 'rs+' | 'sr+')
    | ('w' | 'wx' | 'xw' | 'w+' | 'wx+' | 'xw+')
    | ('a' | 'ax' | 'xa' | 'a+' | 'ax+' | 'xa+');
  /** A number, or its octal digits as text; 0666 for files and 0777 for folders where not given. */
  export type FileMode = number | string;

  /** There are no times. */
  export interface Stats {
    readonly dev: number;
    readonly mode: number;
    readonly nlink: number;
    readonly uid: number;
    readonly gid: number;
    readonly rdev: number;
    readonly blksize: number;
    readonly ino: number;
    /** Bytes. */
    readonly size: number;
    readonly blocks: number;
    isFile(): boolean;
    isDirectory(): boolean;
  }

  /** Text only: a Buffer is a TypeError. Without an error: false for whatever goes wrong. */
  export function exists(path: string, callback?: (exists: boolean) => void): void;
  export function existsSync(path: string): boolean;
  export function stat(path: string, callback: IotResult<Stats>): void;
  export function statSync(path: string): Stats;
  export function fstat(descriptor: number, callback: IotResult<Stats>): void;
  export function fstatSync(descriptor: number): Stats;

  export function open(path: string, flags: Flags, callback: IotResult<number>): void;
  export function open(path: string, flags: Flags, mode: FileMode, callback: IotResult<number>): void;
  export function openSync(path: string, flags: Flags, mode?: FileMode): number;
  export function close(descriptor: number, callback: IotDone): void;
  export function closeSync(descriptor: number): void;

  /** What `read` and `write` call back with: the number of bytes and the Buffer that was given. */
  export type Transferred = (error: Error | null, bytes: number, buffer: Buffer) => void;

  /**
   * Reads up to `length` bytes into the Buffer, at the file's position where `position` is null. 0 bytes is the end.
   * Thrown at once: RangeError where the Buffer is too short, Error where it is empty.
   */
  export function read(
    descriptor: number,
    buffer: Buffer,
    offset: number,
    length: number,
    position: number | null | undefined,
    callback: Transferred,
  ): void;
  export function readSync(
    descriptor: number,
    buffer: Buffer,
    offset: number,
    length: number,
    position?: number | null,
  ): number;
  /** A Buffer only, and not an empty one. May write less than asked. With an error `bytes` is undefined. */
  export function write(
    descriptor: number,
    buffer: Buffer,
    offset: number,
    length: number,
    callback: Transferred,
  ): void;
  export function write(
    descriptor: number,
    buffer: Buffer,
    offset: number,
    length: number,
    position: number | null | undefined,
    callback: Transferred,
  ): void;
  export function writeSync(
    descriptor: number,
    buffer: Buffer,
    offset: number,
    length: number,
    position?: number | null,
  ): number;

  /**
   * No encoding. **A read error calls back twice**: with null and no data, then with an error and what was read until
   * then. It comes where the path is a folder, too.
   */
  export function readFile(path: string, callback: IotResult<Buffer>): void;
  /** **A read error is not thrown**: what was read until then is returned. Error where the file cannot be opened. */
  export function readFileSync(path: string): Buffer;
  /**
   * Replaces the file; there is no flag to append, see `open`. Anything but a Buffer is written as its text: a typed array
   * as "1,2,3", so it is refused here.
   *
   * **After a write error, as on a full disk, it calls back with null**, and throws an uncaught RangeError. Empty data
   * never calls back, and throws an uncaught Error. Prefer writeFileSync and its result.
   */
  export function writeFile(path: string, data: string | Buffer, callback: IotDone): void;
  /**
   * As writeFile, and empty data is fine. **A write error is not thrown**: only the number of bytes that is returned
   * shows a full disk. Error where the file cannot be opened.
   */
  export function writeFileSync(path: string, data: string | Buffer): number;

  export function rename(oldPath: string, newPath: string, callback: IotDone): void;
  export function renameSync(oldPath: string, newPath: string): void;
  export function unlink(path: string, callback: IotDone): void;
  export function unlinkSync(path: string): void;
  export function mkdir(path: string, callback: IotDone): void;
  export function mkdir(path: string, mode: FileMode, callback: IotDone): void;
  /** One folder; there is no `recursive`. */
  export function mkdirSync(path: string, mode?: FileMode): void;
  export function rmdir(path: string, callback: IotDone): void;
  export function rmdirSync(path: string): void;
  /** Names, without '.' and '..'. */
  export function readdir(path: string, callback: IotResult<string[]>): void;
  export function readdirSync(path: string): string[];

  export interface StreamOptions {
    flags?: Flags;
    mode?: FileMode;
    /** Closes the file at the end, and emits 'close'; true where not given */
    autoClose?: boolean;
  }

  export interface ReadStream extends Readable {
    readonly bytesRead: number;
    readonly path: string;
  }

  /**
   * Errors are thrown as uncaught exceptions: 'error' is not emitted. It reads to the end without waiting for anybody,
   * and a full chunk is the stream's own Buffer, which the next chunk overwrites: copy it with `slice()`.
   */
  export function createReadStream(path: string, options?: StreamOptions & { bufferSize?: number }): ReadStream;
  /** Errors are thrown as uncaught exceptions. Write **after 'open'**: earlier it throws a TypeError. */
  export function createWriteStream(path: string, options?: StreamOptions): Writable;
}
