import { createSocket } from 'node:dgram';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDistrict } from '../bench/district.ts';
import { createGatewayProcess } from '../support/gatewayProcess.ts';
import { freeTcpPort, freeUdpPort } from '../support/ports.ts';

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

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A gateway as an operator runs it, under a steady load in real time. */
export async function runLoad({ covers, pace, seconds, progress }: LoadOptions): Promise<LoadResult> {
  const folder = mkdtempSync(join(tmpdir(), 'lidwatch-soak-'));
  const district = createDistrict(covers);
  const port = await freeUdpPort();
  const gateway = createGatewayProcess({
    folder,
    apiPort: await freeTcpPort(),
    keysCsv: district.keysCsv(),
    config: { links: [{ name: 'field', kind: 'udp', port }], broker: { port: await freeTcpPort() } },
  });
  gateway.start();
  await gateway.up();
  const socket = createSocket('udp4');
  let acknowledged = 0;
  socket.on('message', () => {
    acknowledged += 1;
  });
  socket.on('error', () => undefined);
  await new Promise<void>((bound) => void socket.bind(0, '127.0.0.1', bound));

  const figures = async (): Promise<{ of: (pattern: RegExp) => number }> => {
    const text = await (await fetch(`${gateway.api}/metrics`)).text();
    return { of: (pattern) => Number(pattern.exec(text)?.[1] ?? 0) };
  };
  const REPORTS = /^lidwatch_frames_total\{link="field",outcome="report"\} (\d+)$/m;

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
      for (const frame of isAlert ? district.alerts(due) : district.statuses(due))
        socket.send(frame, port, '127.0.0.1');
      frames += due;
      if (isAlert) alerts += due;
      tick += 1;
    }
    if (now - looked > LOOK_MS) {
      looked = now;
      resident.push((await figures()).of(/^lidwatch_process_resident_memory_bytes (\d+)$/m));
      progress(elapsed / (seconds * 1000));
    }
    await pause(TICK_MS);
  }
  let accepted = 0;
  for (let tries = 0; tries < 100 && accepted < frames; tries += 1) {
    accepted = (await figures()).of(REPORTS);
    await pause(100);
  }
  const dropped = (await figures()).of(/^lidwatch_frames_total\{link="field",outcome="dropped"\} (\d+)$/m);
  for (let tries = 0; tries < 50 && acknowledged === 0 && alerts > 0; tries += 1) await pause(100);
  const isRunning = gateway.running();
  await gateway.stop();
  socket.close();
  rmSync(folder, { recursive: true, force: true });
  const errors = gateway
    .output()
    .split('\n')
    .filter((line) => /"level":(?:50|60)\b|unhandled|UnhandledPromise/i.test(line));
  return {
    frames,
    accepted,
    alerts,
    acknowledged,
    dropped: dropped + (frames - accepted),
    errors,
    resident,
    isRunning,
  };
}
