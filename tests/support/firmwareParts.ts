import { createFakeRylr998 } from '../../firmware/conformance/parts/fakeRylr998.ts';
import { createVirtualTime } from '../../firmware/conformance/parts/virtualTime.ts';
import { createRylr998 } from '../../firmware/src/modems/rylr998.ts';

const RADIO = { address: 120, gateway: 1, network: 18, band: 868100000, parameter: '9,7,1,12', power: 14 };

/** The RYLR998 driver on a simulated module, in virtual time, with a log of what each side saw. */
export function rylrOnBench(options: { maxFrame?: number; reset?: (high: boolean) => void } = {}) {
  const time = createVirtualTime();
  let receive = (_bytes: Uint8Array, _length: number) => {};
  const air: string[] = [];
  const commands: string[] = [];
  const module = createFakeRylr998({
    timers: time,
    toHost: (bytes, length) => receive(bytes, length),
    onAir: (_address, data, length) => air.push(Buffer.from(data.subarray(0, length)).toString('hex')),
  });
  const modem = createRylr998({
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
    radio: RADIO,
    ...(options.maxFrame === undefined ? {} : { maxFrame: options.maxFrame }),
    ...(options.reset ? { reset: { write: options.reset } } : {}),
  });
  const frames: string[] = [];
  const results: boolean[] = [];
  modem.onFrame((frame, length) => frames.push(Buffer.from(frame.subarray(0, length)).toString('hex')));
  function send(hex: string): boolean {
    const frame = Buffer.from(hex, 'hex');
    return modem.send(frame, frame.length, (sent) => results.push(sent), 0);
  }
  return { time, module, modem, air, commands, frames, results, send };
}
