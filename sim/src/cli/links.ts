import type { City } from '../city/city.ts';
import { createSimError } from '../errors.ts';
import { dispatch } from '../link/dispatch.ts';
import { openPty } from '../link/pty.ts';
import { createRylrModule } from '../link/rylrModule.ts';
import { openUdpLink } from '../link/udp.ts';
import type { Uplink } from '../radio/cell.ts';
import type { UdpAddress } from './options.ts';

/** Where the covers of a run speak. */
export interface LinkPlan {
  readonly udp: UdpAddress | undefined;
  readonly pty: string | undefined;
  /** with both links: how many covers, the last ones, speak over the terminal */
  readonly serial: number;
}

/** The way from one cell to the gateway. */
export interface OpenLink {
  readonly name: string;
  up(uplink: Uplink): void;
  close(): Promise<void>;
  /** what this link could not carry */
  lost(): number;
}

/** Which cell a cover belongs to: cell 0 speaks over the first link, cell 1 over the second. */
export function cellOf({ udp, pty, serial }: LinkPlan, covers: number): (index: number) => number {
  if (udp === undefined || pty === undefined) return () => 0;
  return (index) => (index >= covers - serial ? 1 : 0);
}

/** Opens the links in the order of their cells. Throws `link-failed`; what was open is closed again. */
export async function openLinks(plan: LinkPlan, city: City, fail: (reason: string) => void): Promise<OpenLink[]> {
  const links: OpenLink[] = [];
  try {
    if (plan.udp) links.push(await udp(plan.udp, city, links.length));
    if (plan.pty) links.push(await pty(plan.pty, city, links.length, fail));
  } catch (error) {
    await Promise.all(links.map((link) => link.close()));
    throw createSimError('link-failed', error instanceof Error ? error.message : String(error));
  }
  return links;
}

async function udp({ host, port }: UdpAddress, city: City, index: number): Promise<OpenLink> {
  const cell = cellAt(city, index);
  const link = await openUdpLink({ host, port, receive: (frame) => dispatch(cell, frame) });
  return {
    name: `UDP to ${host}:${port}`,
    up: ({ frame }) => link.send(frame),
    close: link.close,
    lost: link.refused,
  };
}

async function pty(path: string, city: City, index: number, fail: (reason: string) => void): Promise<OpenLink> {
  const terminal = await openPty({
    path,
    receive: (bytes) => module.feed(bytes),
    lost: (reason) => fail(`${path}: ${reason}`),
  });
  const module = createRylrModule({ time: city.time, cell: cellAt(city, index), write: terminal.write });
  return { name: `RYLR998 at ${path}`, up: module.hear, close: terminal.close, lost: module.missed };
}

function cellAt(city: City, index: number) {
  const cell = city.cells[index];
  if (!cell) throw new RangeError(`no cell ${index}`);
  return cell;
}
