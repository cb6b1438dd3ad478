declare module 'pwm' {
  /** All three are required, whatever the name `period` suggests for an output that is not enabled yet. */
  export interface PwmConfiguration {
    pin: number;
    /** 0 to 1. TizenRT rounds down to whole percents. */
    dutyCycle: number;
    /** Seconds, from 0 on. Linux cuts it to 1 s. */
    period: number;
    /** Linux only: the number of the pwmchip, 0 where not given. */
    chip?: number;
  }

  /** One output. It has one set of values: start nothing before the callback of what was started last. */
  export interface PwmPin {
    /** Starts or stops the output. Opening does not start it. */
    setEnable(enable: boolean): void;
    setEnable(enable: boolean, callback: IotDone): void;
    setEnableSync(enable: boolean): void;
    /** 0 to 1, else RangeError. */
    setDutyCycle(dutyCycle: number): void;
    setDutyCycle(dutyCycle: number, callback: IotDone): void;
    setDutyCycleSync(dutyCycle: number): void;
    /**
     * Seconds; RangeError below 0. On Linux the time of the pulse stays, not the duty cycle, and a period shorter than
     * the pulse is refused: shorten the duty cycle first, and set it again behind it.
     */
    setPeriod(period: number): void;
    setPeriod(period: number, callback: IotDone): void;
    setPeriodSync(period: number): void;
    /** Hz; RangeError unless above 0. The same as setPeriod(1 / frequency). */
    setFrequency(frequency: number): void;
    setFrequency(frequency: number, callback: IotDone): void;
    setFrequencySync(frequency: number): void;
    close(): void;
    close(callback: IotDone): void;
    closeSync(): void;
  }

  /**
   * The object is usable after the callback. At once: TypeError where a value is missing, RangeError where one is
   * outside.
   */
  export function open(configuration: PwmConfiguration, callback: IotResult<PwmPin>): PwmPin;
  /** Error where the output cannot be opened. */
  export function openSync(configuration: PwmConfiguration): PwmPin;
}
