declare module 'adc' {
  /** Linux: the path of a file that holds the value, as "/sys/bus/iio/devices/iio:device0/in_voltage0_raw". */
  export interface AdcDeviceConfiguration {
    device: string;
  }

  /** NuttX (a number that SYSIO makes of converter, timer and pin) and TizenRT (the channel). */
  export interface AdcPinConfiguration {
    pin: number;
  }

  export type AdcConfiguration = AdcDeviceConfiguration | AdcPinConfiguration;

  /** There is no reference voltage and no scale: what a step means is the board's matter. */
  export interface AdcPin {
    read(): void;
    read(callback: IotResult<number>): void;
    /**
     * Raw steps of the converter, on NuttX and TizenRT. **On Linux only 0 or 1**: whether the value is not zero. There,
     * read the file with fs instead. Error where it cannot be read.
     */
    readSync(): number;
    close(): void;
    close(callback: IotDone): void;
    closeSync(): void;
  }

  /** The object is usable after the callback. TypeError at once where `device` or `pin` is missing. */
  export function open(configuration: AdcConfiguration, callback: IotResult<AdcPin>): AdcPin;
  /** Error where the converter cannot be opened. */
  export function openSync(configuration: AdcConfiguration): AdcPin;
}
