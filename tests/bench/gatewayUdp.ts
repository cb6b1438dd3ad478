import { createSocket, type Socket } from 'node:dgram';
import { freeUdpPort } from '../support/ports.ts';
import { pause } from '../support/until.ts';
import { createDistrict } from './district.ts';
import { comparedWith, type FigureRow } from './figures.ts';
import { startGatewayChild } from './gatewayChild.ts';
import { CPU, IN_PROCESS } from './gatewayInProcess.ts';
import { withFolder } from './scratchFolder.ts';
import { findSustained, type Trial } from './sustained.ts';

const NODES = 1_000;
const SECONDS = 1.5;
const HOST = '127.0.0.1';

/** Sends at an even pace, in frames per second: what is due is looked at every millisecond. */
async function sendPaced(socket: Socket, port: number, frames: readonly Uint8Array[], pace: number): Promise<void> {
  const began = performance.now();
  let sent = 0;
  while (sent < frames.length) {
    const due = ((performance.now() - began) / 1000) * pace;
    for (const frame of frames.slice(sent, Math.ceil(due))) {
      socket.send(frame, port, HOST);
      sent += 1;
    }
    await pause(1);
  }
}

/** A gateway as an operator runs it, and sealed frames over a real socket on loopback. */
export async function udpFigures(earlier: readonly FigureRow[]): Promise<FigureRow[]> {
  return withFolder(async (folder) => {
    const district = createDistrict(NODES);
    const port = await freeUdpPort();
    const gateway = await startGatewayChild({ folder, district, link: { kind: 'udp', host: HOST, port } });
    const socket = createSocket('udp4');

    async function attempt(pace: number): Promise<Trial> {
      const frames = district.statuses(Math.round(pace * SECONDS));
      const before = await gateway.reports();
      const cpu = gateway.cpuUs();
      await sendPaced(socket, port, frames, pace);
      const ended = performance.now();
      const accepted = (await gateway.settled(before + frames.length)) - before;
      const lagMs = performance.now() - ended;
      return { pace, sent: frames.length, accepted, cpuUs: gateway.cpuUs() - cpu, lagMs };
    }

    try {
      const { pace, cpuUs, accepted } = await findSustained(attempt);
      const cost = cpuUs / accepted;
      return [
        { name: 'a status, over UDP', value: cost, ...CPU, ...comparedWith(earlier, IN_PROCESS.cost, cost) },
        {
          name: 'statuses, over UDP, none lost',
          value: pace,
          unit: 'frames/s',
          ...comparedWith(earlier, IN_PROCESS.pace, pace),
        },
      ];
    } finally {
      socket.close();
      await gateway.stop();
    }
  });
}
