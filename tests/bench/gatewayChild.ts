import { createGatewayProcess } from '../support/gatewayProcess.ts';
import { freeTcpPort } from '../support/ports.ts';
import { pause, until } from '../support/until.ts';
import type { District } from './district.ts';
import { cpuUsOf } from './processTime.ts';

/** A gateway as an operator runs it, with nobody to tell: its broker cannot be reached. */
export interface GatewayChild {
  /** processor time so far, all threads, user and system */
  cpuUs(): number;
  /** frames that became durable reports so far */
  reports(): Promise<number>;
  /** Waits until so many reports are durable, or none has come for a while; resolves to how many there are. */
  settled(expected: number): Promise<number>;
  /** what it printed */
  output(): string;
  stop(): Promise<void>;
}

export interface GatewayChildOptions {
  readonly folder: string;
  readonly district: District;
  readonly link: Readonly<Record<string, unknown>>;
  /** keys of gateway.yaml beside those that every benchmark has */
  readonly config?: Readonly<Record<string, unknown>>;
}

const POLL_MS = 50;
const QUIET_MS = 1_500;

export async function startGatewayChild({
  folder,
  district,
  link,
  config,
}: GatewayChildOptions): Promise<GatewayChild> {
  const nobody = await freeTcpPort();
  const gateway = createGatewayProcess({
    folder,
    apiPort: await freeTcpPort(),
    keysCsv: district.keysCsv(),
    config: {
      links: [{ name: 'bench', ...link }],
      mqtt: { url: `mqtt://127.0.0.1:${nobody}` },
      // few nodes send here what a city does
      limits: { nodeBurst: 1_000_000, nodePerSecond: 100_000 },
      ...config,
    },
  });

  async function metrics(): Promise<string> {
    return (await fetch(`${gateway.api}/metrics`)).text();
  }

  async function reports(): Promise<number> {
    const row = /^lidwatch_frames_total\{.*outcome="report".*\} (\d+)$/m.exec(await metrics());
    return Number(row?.[1] ?? 0);
  }

  async function settled(expected: number): Promise<number> {
    let known = await reports();
    for (let quiet = 0; known < expected && quiet < QUIET_MS; quiet += POLL_MS) {
      await pause(POLL_MS);
      const now = await reports();
      if (now > known) quiet = 0;
      known = now;
    }
    return known;
  }

  gateway.start();
  await gateway.up();
  await until(`the link is up; the gateway printed:\n${gateway.output()}`, 10_000, async () =>
    /^lidwatch_part_up\{part="link bench"\} 1$/m.test(await metrics()),
  );
  return {
    cpuUs: () => cpuUsOf(gateway.pid() ?? 0),
    reports,
    settled,
    output: gateway.output,
    async stop() {
      await gateway.stop();
    },
  };
}
