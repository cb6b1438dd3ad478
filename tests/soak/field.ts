import { createSocket, type Socket } from 'node:dgram';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Nodes in the field, behind one socket, and a folder for the gateway that they speak to. */
export interface Field {
  readonly folder: string;
  send(frames: readonly Uint8Array[], port: number): void;
  /** downlinks that came */
  acknowledged(): number;
  close(): void;
}

export async function openField(): Promise<Field> {
  const folder = mkdtempSync(join(tmpdir(), 'lidwatch-soak-'));
  const socket: Socket = createSocket('udp4');
  let acknowledged = 0;
  socket.on('message', () => {
    acknowledged += 1;
  });
  socket.on('error', () => undefined);
  await new Promise<void>((bound) => void socket.bind(0, '127.0.0.1', bound));
  return {
    folder,
    send(frames, port) {
      for (const frame of frames) socket.send(frame, port, '127.0.0.1');
    },
    acknowledged: () => acknowledged,
    close() {
      socket.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A figure of /metrics by its name and labels; 0 where there is none yet. */
export function figureOf(metrics: string, name: string): number {
  const line = metrics.split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1) ?? 0);
}

export const framesTaken = (metrics: string): number =>
  figureOf(metrics, 'lidwatch_frames_total{link="field",outcome="report"}');

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
