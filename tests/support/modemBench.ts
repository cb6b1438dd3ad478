import type { Modem } from '@lidwatch/firmware';
import { TYPE } from '@lidwatch/protocol';
import { expect } from 'vitest';
import type { FakeModem, FakeModemOptions } from '../../firmware/conformance/parts/fakeModem.ts';
import { createVirtualTime, type VirtualTime } from '../../firmware/conformance/parts/virtualTime.ts';
import type { AtParts } from '../../firmware/src/modems/at.ts';
import { type ModemKind, RYLR } from './modemKinds.ts';

export interface ModemBench {
  readonly time: VirtualTime;
  readonly module: FakeModem;
  readonly modem: Modem;
  /** what the driver stands on: another one made of it takes the module over, as after a reset of the host */
  readonly parts: AtParts;
  /** commands to the module, bytes as characters */
  readonly commands: string[];
  /** frames that went on the air, as hex, and their ports */
  readonly air: string[];
  readonly ports: number[];
  /** frames that came in, as hex */
  readonly frames: string[];
  /** how each frame was answered */
  readonly results: boolean[];
  readonly troubles: { readonly at: number; readonly trouble: number; readonly detail: number }[];
  /** levels of the reset pin */
  readonly pulses: boolean[];
  send(hex: string, type?: number): boolean;
}

export interface ModemBenchOptions {
  readonly time?: VirtualTime;
  readonly create?: (parts: AtParts) => Modem;
  readonly fake?: (options: FakeModemOptions) => FakeModem;
  readonly withoutReset?: boolean;
  readonly onAir?: (frame: Uint8Array, length: number, port: number) => void;
}

/** A modem's driver on a simulated module, in virtual time, with a log of what each side saw. */
export function modemOnBench(kind: ModemKind, options: ModemBenchOptions = {}): ModemBench {
  const time = options.time ?? createVirtualTime();
  let receive = (_bytes: Uint8Array, _length: number) => {};
  const air: string[] = [];
  const ports: number[] = [];
  const commands: string[] = [];
  const pulses: boolean[] = [];
  const troubles: ModemBench['troubles'] = [];
  const module = (options.fake ?? kind.fake)({
    timers: time,
    toHost: (bytes, length) => receive(bytes, length),
    onAir(data, length, port) {
      air.push(Buffer.from(data.subarray(0, length)).toString('hex'));
      ports.push(port);
      options.onAir?.(data, length, port);
    },
  });
  const parts: AtParts = {
    uart: {
      write(bytes, length) {
        commands.push(Buffer.from(bytes.subarray(0, length)).toString('latin1').trimEnd());
        module.receive(bytes, length);
      },
      onData(handler) {
        receive = handler;
      },
    },
    clock: time,
    timers: time,
  };
  const reset = {
    write(high: boolean) {
      pulses.push(high);
      module.power(high);
    },
  };
  const all = options.withoutReset ? parts : { ...parts, reset };
  const modem = (options.create ?? kind.create)(all);
  const frames: string[] = [];
  const results: boolean[] = [];
  modem.onFrame((frame, length) => frames.push(Buffer.from(frame.subarray(0, length)).toString('hex')));
  modem.onTrouble((trouble, detail) => troubles.push({ at: time.now(), trouble, detail }));
  function send(hex: string, type = 0): boolean {
    const frame = Buffer.from(hex, 'hex');
    return modem.send(frame, frame.length, (sent) => results.push(sent), type);
  }
  return { time, module, modem, parts: all, commands, air, ports, frames, results, troubles, pulses, send };
}

/** A bench whose driver has set its module up and sent its first frame; nothing of that is left in the logs. */
export function startedOnBench(kind: ModemKind): ModemBench {
  const bench = modemOnBench(kind);
  bench.send('00', TYPE.alert);
  bench.time.advance(kind.cold);
  expect(bench.results).toEqual([true]);
  for (const log of [bench.results, bench.air, bench.commands, bench.ports, bench.pulses]) log.length = 0;
  return bench;
}

export function rylrOnBench(): ModemBench {
  return modemOnBench(RYLR);
}
