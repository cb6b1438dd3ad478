import type { EspruinoApi, EspruinoI2c, EspruinoSerial, EspruinoStorage } from './espruino/api.ts';
import { startBoard } from './mdbt42qRylr998.ts';

/** The engine's globals, as far as this board needs them; nothing else of the firmware names one. */
declare const I2C1: EspruinoI2c;
declare const Serial1: EspruinoSerial;
declare const Serial: new () => EspruinoSerial;
declare const E: { hwRand(): number; enableWatchdog(seconds: number, automatic: boolean): void };
declare const NRF: { getBattery(): number; sleep(): void };
declare const Bluetooth: { setConsole(force: boolean): void };
declare const console: { log(text: string): void };
declare function require(name: 'Storage'): EspruinoStorage;
declare const setTimeout: EspruinoApi['setTimeout'];
declare const clearTimeout: EspruinoApi['clearTimeout'];
declare const getTime: EspruinoApi['getTime'];
declare const setWatch: EspruinoApi['setWatch'];
declare const pinMode: EspruinoApi['pinMode'];
declare const digitalRead: EspruinoApi['digitalRead'];
declare const digitalWrite: EspruinoApi['digitalWrite'];
declare const analogRead: EspruinoApi['analogRead'];

/** Seconds; sealing a frame without native AES keeps the engine busy for four. */
const WATCHDOG = 30;

// the console leaves the UART, which is the modem's
Bluetooth.setConsole(true);
E.enableWatchdog(WATCHDOG, true);

const node = startBoard({
  I2C1,
  Serial1,
  createSerial: () => new Serial(),
  Storage: require('Storage'),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (id) => clearTimeout(id),
  getTime: () => getTime(),
  setWatch: (run, pin, options) => setWatch(run, pin, options),
  pinMode: (pin, mode) => pinMode(pin, mode),
  digitalRead: (pin) => digitalRead(pin),
  digitalWrite: (pin, value) => digitalWrite(pin, value),
  analogRead: (pin) => analogRead(pin),
  getBattery: () => NRF.getBattery(),
  random: () => E.hwRand(),
  log: (text) => console.log(text),
});

// a node in the field keeps its console and its Bluetooth off: they cost energy, and would let a passer-by in
if (node) NRF.sleep();
