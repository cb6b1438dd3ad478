import { startFakePort } from './fakePort.ts';
import { rcvLine } from './rylrEvents.ts';

/** A RYLR998 as a script, behind a pseudo-terminal: bytes go both ways as over a real serial line. */
export interface FakeRylr {
  /** the serial port */
  readonly path: string;
  /** commands in the order in which they came, without the line end; AT+SEND with its data as hex */
  readonly commands: string[];
  /** data of the frames that it was told to send, with their addresses */
  readonly sent: { readonly address: number; readonly data: Buffer }[];
  /** what it keeps, by name: BAND, ADDRESS ... */
  readonly settings: Map<string, string>;
  /** What it answers; `undefined` is silence. By default it keeps what it is told, and tells what it keeps. */
  answer: (command: string) => string | undefined;
  /** A frame comes in from the air. */
  receive(address: number, data: Uint8Array, rssi?: number, snr?: number): void;
  print(what: string | Uint8Array): void;
  /** The cable is pulled: the port is gone. */
  unplug(): Promise<void>;
  /** Under another name, if one is given. */
  plugIn(name?: string): Promise<void>;
}

const OK = '+OK\r\n';

export async function startFakeRylr(): Promise<FakeRylr> {
  const commands: string[] = [];
  const sent: FakeRylr['sent'] = [];
  const settings = new Map<string, string>();
  let buffer = Buffer.alloc(0);
  const port = await startFakePort(hear);

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

  function hear(text: string): void {
    buffer = Buffer.concat([buffer, Buffer.from(text, 'latin1')]);
    for (let command = takeCommand(); command !== undefined; command = takeCommand()) {
      commands.push(command);
      const reply = self.answer(command);
      if (reply !== undefined) port.print(reply);
    }
  }

  const self: FakeRylr = {
    get path() {
      return port.path;
    },
    commands,
    sent,
    settings,
    answer(command) {
      const [, name = '', operator, value = ''] = /^AT\+([A-Z]+)([?=])(.*)$/.exec(command) ?? [];
      if (operator === '?') return `+${name}=${settings.get(name) ?? '0'}\r\n`;
      if (operator === '=' && name !== 'SEND') settings.set(name, value);
      return OK;
    },
    receive: (address, data, rssi = -60, snr = 9) => port.print(rcvLine(address, data, rssi, snr)),
    print: port.print,
    plugIn(name) {
      buffer = Buffer.alloc(0);
      return port.plugIn(name);
    },
    unplug: port.unplug,
  };
  return self;
}
