/**
 * Encodings that exist. IoT.js takes every other name ('ascii', 'latin1', 'binary') for UTF-8 and says nothing, so
 * they are refused here.
 */
type IotEncoding = 'utf8' | 'hex' | 'base64';

/** Bytes of a fixed length. Not a Uint8Array: `buffer[0]` is undefined, and there is no `for..of`, `map` or `set`. */
interface Buffer {
  /** Bytes. */
  readonly length: number;

  /**
   * Text from UTF-8 unless another encoding is given.
   *
   * As UTF-8 it **ends at the first zero byte**, and throws a TypeError for bytes that are no UTF-8: for data from
   * outside use 'hex'.
   */
  toString(encoding?: IotEncoding, start?: number, end?: number): string;

  /** A **copy** of the bytes, not a view. Negative positions count from the end. */
  slice(start?: number, end?: number): Buffer;
  /** Copies as much as the target has room for; returns the number of bytes. RangeError for a negative target start. */
  copy(target: Buffer, targetStart?: number, sourceStart?: number, sourceEnd?: number): number;
  /**
   * Writes text and returns the number of bytes. What has no room is cut, in the middle of a character too.
   *
   * RangeError where `offset` is outside, even at the end; TypeError for hexadecimal or Base64 that cannot be decoded.
   */
  write(text: string, offset?: number, length?: number, encoding?: IotEncoding): number;
  /** Sets all bytes to the lowest eight bits of a number. Text is ignored without an error, so it is refused here. */
  fill(value: number): this;

  equals(other: Buffer): boolean;
  /** -1, 0 or 1. Bytes from 0x80 on count as negative where the compiler's `char` is signed (x86, not ARM). */
  compare(other: Buffer): number;

  /** RangeError outside; with `noAssert` the byte at the end is returned instead. */
  readUInt8(offset: number, noAssert?: boolean): number;
  readInt8(offset: number, noAssert?: boolean): number;
  /** Little endian, as all that is here: there are no BE methods, and 32 bits can be written but not read. */
  readUInt16LE(offset: number, noAssert?: boolean): number;

  /**
   * Returns the offset behind the byte. TypeError for a value outside 0..255, RangeError for an offset outside; with
   * `noAssert` the value is cut and a byte outside is dropped.
   */
  writeUInt8(value: number, offset: number, noAssert?: boolean): number;
  writeUInt16LE(value: number, offset: number, noAssert?: boolean): number;
  writeUInt32LE(value: number, offset: number, noAssert?: boolean): number;
}

interface BufferConstructor {
  readonly prototype: Buffer;
  /** Zeros. */
  new (size: number): Buffer;
  /**
   * Text as UTF-8, hexadecimal (an odd number of digits is a TypeError) or Base64.
   *
   * From Base64 the Buffer is **too long**: as many bytes as the text has characters before its `=`, zeros at the end.
   */
  new (text: string, encoding?: IotEncoding): Buffer;
  /** A copy. An element that is not a number throws `Error: Internal error`. */
  new (bytes: number[] | Buffer): Buffer;

  from(text: string, encoding?: IotEncoding): Buffer;
  from(bytes: number[] | Buffer): Buffer;
  /**
   * A copy. RangeError where offset or length are outside. Only of an ArrayBuffer: a typed array is a TypeError, and in
   * the engine's small (ES5) profile neither of them exists.
   */
  from(bytes: ArrayBuffer & { readonly BYTES_PER_ELEMENT?: never }, offset?: number, length?: number): Buffer;

  /** Joins Buffers; anything else in the list is a TypeError. */
  concat(list: Buffer[]): Buffer;
  /** The length that `new Buffer(text, encoding)` would have; see there for Base64. */
  byteLength(text: string, encoding?: IotEncoding): number;
  isBuffer(value: unknown): value is Buffer;
}

declare const Buffer: BufferConstructor;

declare module 'buffer' {
  const BufferItself: BufferConstructor;

  export { BufferItself as Buffer };
}
