import type { FakeModem } from '../../firmware/conformance/parts/fakeModem.ts';
import { createFakeRak3172 } from '../../firmware/conformance/parts/fakeRak3172.ts';
import type { Timers } from '../../firmware/src/core/hal.ts';
import { startFakePort } from './fakePort.ts';

/** The RAK3172 that the firmware's tests speak to, in real time and behind a pseudo-terminal. */
export interface FakeRak {
  /** the serial port */
  readonly path: string;
  /** commands in the order in which they came, without the line end */
  readonly commands: string[];
  /** frames that it has put on the air */
  readonly sent: Buffer[];
  readonly module: FakeModem;
  /** Asked for each command: what it answers instead; undefined to obey, an empty text for silence. */
  answer: (command: string) => string | undefined;
  print(what: string | Uint8Array): void;
  /** The cable is pulled: the port is gone. It goes on under its other power. */
  unplug(): Promise<void>;
  /** Under another name, if one is given. */
  plugIn(name?: string): Promise<void>;
}

function createRealTimers(): Timers {
  const timers = new Map<number, NodeJS.Timeout>();
  let handles = 0;
  return {
    after(ms, run) {
      handles += 1;
      const handle = handles;
      const expire = (): void => {
        timers.delete(handle);
        run();
      };
      timers.set(handle, setTimeout(expire, ms));
      return handle;
    },
    cancel(handle) {
      clearTimeout(timers.get(handle));
      timers.delete(handle);
    },
  };
}

export async function startFakeRak(options: { readonly old?: boolean } = {}): Promise<FakeRak> {
  const commands: string[] = [];
  const sent: Buffer[] = [];
  const port = await startFakePort((text) => {
    const bytes = Buffer.from(text, 'latin1');
    module.receive(bytes, bytes.length);
  });
  const module = createFakeRak3172({
    ...options,
    timers: createRealTimers(),
    toHost: (bytes, length) => port.print(Uint8Array.from(bytes.subarray(0, length))),
    onAir: (frame, length) => sent.push(Buffer.from(frame.subarray(0, length))),
  });
  module.intercept((command) => {
    commands.push(command);
    return self.answer(command);
  });
  const self: FakeRak = {
    get path() {
      return port.path;
    },
    commands,
    sent,
    module,
    answer: () => undefined,
    print: port.print,
    unplug: port.unplug,
    plugIn: port.plugIn,
  };
  return self;
}
