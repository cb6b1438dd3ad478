/**
 * Writes lines. The first argument may hold `%s`, `%d`, `%j` and `%%`; what is left over is appended, objects as JSON on
 * several lines. A cyclic object is a TypeError. There is no `debug`, `dir`, `time`, `trace` or `assert`.
 */
interface IotConsole {
  /** To the standard output. */
  log(...values: unknown[]): void;
  info(...values: unknown[]): void;
  /** To the standard error. */
  warn(...values: unknown[]): void;
  error(...values: unknown[]): void;
}

declare const console: IotConsole;
