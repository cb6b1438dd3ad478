import { playScenario } from './scenario.ts';

/** JerryScript and duk print with `print`, Node and IoT.js with `console.log`, Espruino with either. */
declare const print: undefined | ((line: string) => void);
declare const console: { log(line: string): void };

playScenario(typeof print === 'function' ? print : (line) => console.log(line));
