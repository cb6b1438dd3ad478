import type { Modem } from '@lidwatch/firmware';
import type { FakeModem, FakeModemOptions } from '../../firmware/conformance/parts/fakeModem.ts';
import { createFakeRylr998 } from '../../firmware/conformance/parts/fakeRylr998.ts';
import { createVirtualTime, type VirtualTime } from '../../firmware/conformance/parts/virtualTime.ts';
import type { AtParts } from '../../firmware/src/modems/at.ts';
import { createRylr998 } from '../../firmware/src/modems/rylr998.ts';

/** One dialect: the driver, and a module that speaks it. */
export interface ModemKind {
  readonly name: string;
  create(parts: AtParts): Modem;
  fake(options: FakeModemOptions): FakeModem;
  /** the command that sends a frame */
  readonly sends: RegExp;
  /** ms within which each frame is answered */
  readonly limit: number;
  /** ms that a module in order takes from a cold start to `done` */
  readonly cold: number;
  /** what the module says by itself, harmless to whatever is under way */
  readonly chatter: readonly string[];
  /** the errors of its commands */
  readonly errors: readonly string[];
  /** lines that say that a command is done, or a frame sent: out of nothing they cannot be told from real ones */
  readonly forged: RegExp;
}

export const RYLR_RADIO = {
  address: 120,
  gateway: 1,
  network: 18,
  band: 868100000,
  parameter: '9,7,1,12',
  power: 14,
};

export const RYLR: ModemKind = {
  name: 'RYLR998',
  create: (parts) => createRylr998({ ...parts, radio: RYLR_RADIO }),
  fake: createFakeRylr998,
  sends: /^AT\+SEND/,
  limit: 17_000,
  cold: 3000,
  chatter: ['+ERR=12\r\n', '+RCV=1,3,a\r\n,-9,1\r\n', '+UID=12345678\r\n'],
  errors: ['+ERR=17\r\n', '+ERR=10\r\n', '+ERR=12\r\n+ERR=10\r\n', '+ERR=5\r\n', '+ERR=2\r\n'],
  forged: /\+O|OK/,
};

export interface ModemBench {
  readonly time: VirtualTime;
  readonly module: FakeModem;
  readonly modem: Modem;
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
  const modem = (options.create ?? kind.create)(options.withoutReset ? parts : { ...parts, reset });
  const frames: string[] = [];
  const results: boolean[] = [];
  modem.onFrame((frame, length) => frames.push(Buffer.from(frame.subarray(0, length)).toString('hex')));
  modem.onTrouble((trouble, detail) => troubles.push({ at: time.now(), trouble, detail }));
  function send(hex: string, type = 0): boolean {
    const frame = Buffer.from(hex, 'hex');
    return modem.send(frame, frame.length, (sent) => results.push(sent), type);
  }
  return { time, module, modem, commands, air, ports, frames, results, troubles, pulses, send };
}

export function rylrOnBench(): ModemBench {
  return modemOnBench(RYLR);
}
