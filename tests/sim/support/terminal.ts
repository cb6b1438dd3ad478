import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCity, createRylrModule, openPty, pace, readScenario } from '@lidwatch/sim';
import { SerialPort } from 'serialport';
import { pause, until } from '../../support/until.ts';

/** A city of one cover behind a RYLR998 on a real pseudo-terminal, and a host that has the terminal open. */
export interface Terminal {
  readonly path: string;
  readonly port: SerialPort;
  /** what the module has said since the last `ask` */
  said(): Buffer;
  /** Writes a command and waits until that many lines have come back; returns all of them. */
  ask(command: string | Uint8Array, lines?: number): Promise<string>;
  close(): Promise<void>;
}

/** The nodes' radio. The rest of it is as the module leaves the factory, so a module hears them once its band is set. */
export const BAND = 'AT+BAND=868100000\r\n';

/** `boot`: when the node starts, as a scenario says it. Ten times as fast as in the field. */
export async function openTerminal(boot: string): Promise<Terminal> {
  const folder = mkdtempSync(join(tmpdir(), 'lidwatch-test-'));
  const path = join(folder, 'tty');
  const ending = new AbortController();
  const text = `name: one\nboot: ${boot}\nradio: { spreading: 9, loss: 0%, duplicates: 0% }\ncovers: { count: 1 }\n`;
  const city = createCity({ scenario: readScenario(text, 'one.yaml'), uplink: (uplink) => module.hear(uplink) });
  const cell = city.cells[0];
  if (!cell) throw new Error('no cell');
  const pty = await openPty({ path, receive: (bytes) => module.feed(bytes), lost: () => ending.abort() });
  const module = createRylrModule({ time: city.time, cell, write: pty.write });
  const real = { now: () => performance.now(), sleep: (ms: number) => pause(ms) };
  const finished = pace({ time: city.time, real, speed: 10, until: Infinity, signal: ending.signal });

  let said = Buffer.alloc(0);
  const port = new SerialPort({ path, baudRate: 115_200 });
  port.on('data', (bytes: Buffer) => {
    said = Buffer.concat([said, bytes]);
  });

  return {
    path,
    port,
    said: () => said,
    async ask(command, lines = 1) {
      said = Buffer.alloc(0);
      port.write(Buffer.from(command));
      await until('the module answers', 5000, () => said.toString('latin1').split('\r\n').length > lines);
      return said.toString('latin1');
    },
    async close() {
      if (port.isOpen) await new Promise((closed) => port.close(closed));
      ending.abort();
      await finished;
      await pty.close();
      rmSync(folder, { recursive: true });
    },
  };
}
