/**
 * Serial lines.
 *
 * **Linux, at the last commit of IoT.js: nothing is received.** The reader takes its file descriptor from the wrong
 * structure, so 'data' never comes, and closing frees memory twice. A build of one's own must mend both.
 */
declare module 'uart' {
  // biome-ignore lint/style/useNodejsImportProtocol: IoT.js's own
  import type { EventEmitter } from 'events';

  export interface UartConfiguration {
    /** Path of the device. */
    device: string;
    /** Bit/s; 9600 where not given. Ignored on NuttX and TizenRT, where the system's configuration counts. */
    baudRate?:
      | 50
      | 75
      | 110
      | 134
      | 150
      | 200
      | 300
      | 600
      | 1200
      | 1800
      | 2400
      | 4800
      | 9600
      | 19200
      | 38400
      | 57600
      | 115200
      | 230400;
    /** 8 where not given. Ignored on NuttX and TizenRT. Parity and stop bits cannot be set: none, and one. */
    dataBits?: 5 | 6 | 7 | 8;
  }

  export type UartEvents = {
    /**
     * 1 to 511 bytes as they came, cut anywhere: framing is the receiver's work. What the listener throws is lost
     * without a trace (a debug build aborts).
     */
    data: (data: Buffer) => void;
  };

  /**
   * Has the methods of an emitter but is none (`instanceof`). Before the first `on`, `removeListener` and
   * `removeAllListeners(event)` throw a TypeError.
   */
  export interface UartPort extends EventEmitter<UartEvents> {
    /**
     * Text only, sent as UTF-8: a character from U+0080 on becomes two bytes or more. Raw bytes **cannot** be sent; use
     * the hexadecimal form of an AT command. One call at a time: a second one replaces the text of the first.
     *
     * It also leaks the text, and overwrites a field of the port's own handle: prefer writeSync.
     */
    write(text: string): void;
    write(text: string, callback: IotDone): void;
    /** Blocks until the text has left. Error where it does not, also where the driver's queue is full: part has gone. */
    writeSync(text: string): void;
    /** From a thread of its own, beside the event loop: prefer closeSync. */
    close(): void;
    close(callback: IotDone): void;
    /** Crashes on Linux, now or at the end of the program; also for a port that did not open. */
    closeSync(): void;
  }

  /**
   * The port is usable after the callback, which must be a function and, other than in the other modules, gets no port.
   * TypeError at once for a configuration that makes no sense.
   */
  export function open(configuration: UartConfiguration, callback: IotDone): UartPort;
  /** Error where the device cannot be opened. */
  export function openSync(configuration: UartConfiguration): UartPort;
}
