import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { pathOf } from './programs.ts';
import { rcvLine } from './rylrEvents.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { until } from './until.ts';

/** A RYLR998 as a script, behind a pseudo-terminal: bytes go both ways as over a real serial line. */
export interface FakeRylr {
  /** the serial port */
  readonly path: string;
  /** commands in the order in which they came, without the line end; AT+SEND with its data as hex */
  readonly commands: string[];
  /** data of the frames that it was told to send, with their addresses */
  readonly sent: { readonly address: number; readonly data: Buffer }[];
  /** What it answers; `undefined` is silence. By default `+OK` to everything. */
  answer: (command: string) => string | undefined;
  /** A frame comes in from the air. */
  receive(address: number, data: Uint8Array, rssi?: number, snr?: number): void;
  print(text: string): void;
  /** The cable is pulled: the port is gone. */
  unplug(): Promise<void>;
  plugIn(): Promise<void>;
}

const OK = '+OK\r\n';

export async function startFakeRylr(): Promise<FakeRylr> {
  const path = join(temporaryFolder(), 'tty');
  const commands: string[] = [];
  const sent: FakeRylr['sent'] = [];
  let socat: ChildProcess | undefined;
  let kept: number | undefined;
  let buffer = Buffer.alloc(0);

  function write(bytes: Uint8Array): void {
    socat?.stdin?.write(bytes);
  }

  /** One command off the front of the buffer: AT+SEND by its length, any other by its line end. */
  function takeCommand(): string | undefined {
    const header = /^AT\+SEND=(\d+),(\d+),/.exec(buffer.toString('latin1'));
    const end = header ? header[0].length + Number(header[2]) : buffer.indexOf('\r\n');
    if (end < 0 || buffer.length < end + 2) return undefined;
    const line = buffer.subarray(0, end);
    buffer = buffer.subarray(end + 2);
    if (!header) return line.toString('latin1');
    const data = Buffer.from(line.subarray(header[0].length));
    sent.push({ address: Number(header[1]), data });
    return `${header[0]}${data.toString('hex')}`;
  }

  function hear(bytes: Buffer): void {
    buffer = Buffer.concat([buffer, bytes]);
    for (let command = takeCommand(); command !== undefined; command = takeCommand()) {
      commands.push(command);
      const reply = self.answer(command);
      if (reply !== undefined) write(Buffer.from(reply, 'latin1'));
    }
  }

  const self: FakeRylr = {
    path,
    commands,
    sent,
    answer: () => OK,
    receive: (address, data, rssi = -60, snr = 9) => write(rcvLine(address, data, rssi, snr)),
    print: (text) => write(Buffer.from(text, 'latin1')),
    async plugIn() {
      buffer = Buffer.alloc(0);
      socat = spawn(pathOf('socat'), [`pty,rawer,link=${path}`, 'stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
      socat.stdin?.on('error', () => undefined);
      socat.stdout?.on('data', hear);
      await until('the terminal is there', 5_000, () => existsSync(path));
      // a terminal that its last reader leaves ends, and socat with it; the gateway may close and open it as it likes
      kept = openSync(path, constants.O_RDWR | constants.O_NOCTTY);
    },
    async unplug() {
      const ending = socat;
      socat = undefined;
      if (kept !== undefined) closeSync(kept);
      kept = undefined;
      if (!ending || ending.exitCode !== null) return;
      const gone = once(ending, 'exit');
      ending.kill('SIGTERM');
      await gone;
    },
  };
  await self.plugIn();
  onTestFinished(self.unplug);
  return self;
}
