declare module 'gpio' {
  /** An opaque number; take it from DIRECTION, MODE or EDGE. */
  export interface Direction {
    readonly __direction: never;
  }
  export interface Mode {
    readonly __mode: never;
  }
  export interface Edge {
    readonly __edge: never;
  }

  export const DIRECTION: { readonly IN: Direction; readonly OUT: Direction };
  /**
   * Only NuttX has more than NONE: elsewhere the others are undefined, and the system's default stays. Inputs take NONE,
   * PULLUP and PULLDOWN, outputs NONE, FLOAT, PUSHPULL and OPENDRAIN; the rest is a TypeError.
   */
  export const MODE: {
    readonly NONE: Mode;
    readonly PULLUP?: Mode;
    readonly PULLDOWN?: Mode;
    readonly FLOAT?: Mode;
    readonly PUSHPULL?: Mode;
    readonly OPENDRAIN?: Mode;
  };
  export const EDGE: { readonly NONE: Edge; readonly RISING: Edge; readonly FALLING: Edge; readonly BOTH: Edge };

  export interface GpioConfiguration {
    /** The system's number, from 0 on. */
    pin: number;
    /** DIRECTION.OUT where not given */
    direction?: Direction;
    /** MODE.NONE where not given */
    mode?: Mode | undefined;
    /**
     * EDGE.NONE where not given. NuttX and TizenRT ignore it: there, read in an interval.
     *
     * **Linux: an input with an edge never opens cleanly.** openSync throws and open reports an error, always, though a
     * thread that watches the pin has started; it calls onChange beside the event loop. There, too: read in an interval.
     */
    edge?: Edge;
  }

  /** One pin. It has one value: start nothing before the callback of what was started last. */
  export interface GpioPin {
    /**
     * Called at each edge of the configured kind, without arguments: read the pin. There is no `on`. Assign it **before**
     * the first edge, and do not let it throw: a missing function is called all the same.
     */
    onChange?: (this: GpioPin) => void;

    /** Error where the system refuses. The mode is not checked again. */
    setDirectionSync(direction: Direction): void;
    read(): void;
    read(callback: IotResult<boolean>): void;
    readSync(): boolean;
    /** A number is true unless it is 0. */
    write(value: boolean | number): void;
    write(value: boolean | number, callback: IotDone): void;
    writeSync(value: boolean | number): void;
    close(): void;
    close(callback: IotDone): void;
    closeSync(): void;
  }

  /** The pin is usable after the callback. TypeError at once for a configuration that makes no sense. */
  export function open(configuration: GpioConfiguration, callback: IotResult<GpioPin>): GpioPin;
  /** Error where the pin cannot be opened. */
  export function openSync(configuration: GpioConfiguration): GpioPin;
}
