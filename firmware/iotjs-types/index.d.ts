/**
 * Type declarations for IoT.js 1.0, true to what its source does. No package of them is published.
 * README.md has the list of what is covered and of the traps.
 *
 * Where a callback may be left out there are two overloads instead of one optional parameter: IoT.js counts the
 * arguments, and a callback that is given as `undefined` makes the call throw `Error: Internal error`.
 */

/// <reference path="globals.d.ts" />
/// <reference path="buffer.d.ts" />
/// <reference path="timers.d.ts" />
/// <reference path="process.d.ts" />
/// <reference path="console.d.ts" />
/// <reference path="events.d.ts" />
/// <reference path="stream.d.ts" />
/// <reference path="assert.d.ts" />
/// <reference path="uart.d.ts" />
/// <reference path="i2c.d.ts" />
/// <reference path="spi.d.ts" />
/// <reference path="gpio.d.ts" />
/// <reference path="adc.d.ts" />
/// <reference path="pwm.d.ts" />
/// <reference path="fs.d.ts" />
/// <reference path="dgram.d.ts" />
/// <reference path="crypto.d.ts" />
