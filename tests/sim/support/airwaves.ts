import { createCell, createStream, createVirtualTime, DEFAULT_PLAN, type RadioPlan, type Uplink } from '@lidwatch/sim';

/** A cell with radios that say nothing by themselves. */
export function airwaves(plan: Partial<RadioPlan>, seed = 1) {
  const time = createVirtualTime();
  const heard: Uplink[] = [];
  const cell = createCell({
    time,
    random: createStream(seed, 'air'),
    plan: { ...DEFAULT_PLAN, loss: 0, duplicates: 0, latency: [0, 0], dutyCycle: 1, ...plan },
    uplink: (uplink) => heard.push(uplink),
  });

  /** `rssi`: how loud it is at the gateway, dBm */
  function radio(address: number, rssi = -90) {
    const got: Uint8Array[] = [];
    const state = { awake: true };
    const transmitter = cell.join({
      address,
      node: address,
      signal: () => ({ rssi, snr: 8 }),
      listening: () => state.awake,
      receive: (frame) => got.push(frame),
    });
    const send = (length: number) => transmitter.send(new Uint8Array(length).fill(address), () => {});
    return { got, state, send };
  }

  return { time, cell, heard, radio };
}
