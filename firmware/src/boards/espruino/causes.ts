import { CAUSE } from '@lidwatch/protocol';
import type { Espruino } from './api.ts';

/** The first bit that is set decides. `table`: mask, value of CAUSE, and so on. */
function firstOf(bits: number, table: readonly number[]): number {
  for (let i = 0; i < table.length; i += 2) if (bits & (table[i] as number)) return table[i + 1] as number;
  return CAUSE.unknown;
}

/**
 * RESETREAS of an nRF52 (product specification, POWER): bits for pin, watchdog, software and lock-up, which stay until
 * power fails; nothing set is power-on or brown-out. They cannot be cleared here: the SoftDevice owns the register, and
 * a write to it ends in a reset. So an old watchdog reset hides a later pin reset, until the next power-on.
 */
export function nrfCause(engine: Espruino): number {
  return firstOf(engine.peek32(0x40000400) || 16, [
    2,
    CAUSE.watchdog,
    1,
    CAUSE.pin,
    4,
    CAUSE.software,
    16,
    CAUSE.power,
  ]);
}

/**
 * RCC_CSR of an STM32F401 (RM0368 section 6.3.21), cleared by RMVF. The pin's flag is set by every reset, and the
 * brown-out's by power-on as well.
 */
export function stmCause(engine: Espruino): number {
  const bits = engine.peek32(0x40023874);
  engine.poke32(0x40023874, bits | 0x1000000);
  return firstOf(bits >> 25, [
    0x30,
    CAUSE.watchdog,
    8,
    CAUSE.software,
    4,
    CAUSE.power,
    1,
    CAUSE.brownout,
    2,
    CAUSE.pin,
  ]);
}
