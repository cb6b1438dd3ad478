import { createDistrict } from '../bench/district.ts';
import { createGatewayProcess } from '../support/gatewayProcess.ts';
import { freeTcpPort, freeUdpPort } from '../support/ports.ts';
import { figureOf, framesTaken, openField, pause } from './field.ts';

export interface LoadOptions {
  readonly covers: number;
  /** frames per second */
  readonly pace: number;
  readonly seconds: number;
  readonly progress: (done: number) => void;
}

export interface LoadResult {
  readonly frames: number;
  readonly accepted: number;
  readonly alerts: number;
  readonly acknowledged: number;
  /** frames that the gateway or the kernel gave up */
  readonly dropped: number;
  /** lines of the log at or above error, and of rejections that nobody handled */
  readonly errors: readonly string[];
  /** resident bytes, twice a second */
  readonly resident: readonly number[];
  readonly isRunning: boolean;
}

const TICK_MS = 20;
const LOOK_MS = 500;
/** Every so many-th tick brings alerts in place of statuses. */
const ALERT_TICK = 50;

/** A gateway as an operator runs it, under a steady load in real time. */
export async function runLoad({ covers, pace, seconds, progress }: LoadOptions): Promise<LoadResult> {
  const field = await openField();
  const district = createDistrict(covers);
  const port = await freeUdpPort();
  const gateway = createGatewayProcess({
    folder: field.folder,
    apiPort: await freeTcpPort(),
    keysCsv: district.keysCsv(),
    config: { links: [{ name: 'field', kind: 'udp', port }], broker: { port: await freeTcpPort() } },
  });
  gateway.start();
  await gateway.up();
  const metrics = async (): Promise<string> => (await fetch(`${gateway.api}/metrics`)).text();

  const resident: number[] = [];
  let [frames, alerts, tick] = [0, 0, 0];
  const began = performance.now();
  let looked = began;
  for (;;) {
    const now = performance.now();
    const elapsed = now - began;
    if (elapsed > seconds * 1000) break;
    const due = Math.floor((elapsed / 1000) * pace) - frames;
    if (due > 0) {
      const isAlert = tick % ALERT_TICK === ALERT_TICK - 1;
      field.send(isAlert ? district.alerts(due) : district.statuses(due), port);
      frames += due;
      if (isAlert) alerts += due;
      tick += 1;
    }
    if (now - looked > LOOK_MS) {
      looked = now;
      resident.push(figureOf(await metrics(), 'lidwatch_process_resident_memory_bytes'));
      progress(elapsed / (seconds * 1000));
    }
    await pause(TICK_MS);
  }
  let accepted = 0;
  for (let tries = 0; tries < 100 && accepted < frames; tries += 1) {
    accepted = framesTaken(await metrics());
    await pause(100);
  }
  const dropped = figureOf(await metrics(), 'lidwatch_frames_total{link="field",outcome="dropped"}');
  for (let tries = 0; tries < 50 && field.acknowledged() === 0 && alerts > 0; tries += 1) await pause(100);
  const isRunning = gateway.running();
  await gateway.stop();
  field.close();
  const errors = gateway
    .output()
    .split('\n')
    .filter((line) => /"level":(?:50|60)\b|unhandled|UnhandledPromise/i.test(line));
  return {
    frames,
    accepted,
    alerts,
    acknowledged: field.acknowledged(),
    dropped: dropped + (frames - accepted),
    errors,
    resident,
    isRunning,
  };
}
