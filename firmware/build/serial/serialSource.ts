import { SerialPort } from 'serialport';
import { portMissing } from './ports.ts';

export interface SerialSourceOptions {
  readonly port: string;
  readonly baud: number;
  /** one character for each byte, cut anywhere */
  readonly onText: (text: string) => void;
  readonly onState: (state: 'open' | 'lost', reason?: string) => void;
}

export interface SerialSource {
  /** Rejects with port-missing where the port cannot be opened the first time; later it is tried again for ever. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** ms between two tries: somebody is plugging it in again, and watches */
const RETRY = 500;

/** Listens to a serial port, and opens it again whenever it comes back. Nothing is ever sent. */
export function createSerialSource({ port: path, baud, onText, onState }: SerialSourceOptions): SerialSource {
  let current: SerialPort | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function open(): Promise<Error | undefined> {
    return new Promise((settle) => {
      const port = new SerialPort({ path, baudRate: baud, autoOpen: false });
      port.on('data', (bytes: Buffer) => onText(bytes.toString('latin1')));
      port.on('error', (error) => lose(port, error.message));
      port.on('close', () => lose(port, 'the port is gone'));
      port.open((error) => {
        if (error) return settle(error);
        if (stopped) port.close();
        else {
          current = port;
          onState('open');
        }
        settle(undefined);
      });
    });
  }

  function lose(port: SerialPort, reason: string): void {
    if (port !== current || stopped) return;
    current = undefined;
    if (port.isOpen) port.close();
    onState('lost', reason);
    retry();
  }

  function retry(): void {
    timer = setTimeout(async () => {
      if ((await open()) && !stopped) retry();
    }, RETRY);
  }

  return {
    async start() {
      const error = await open();
      if (error) throw portMissing(path, error.message);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      const port = current;
      current = undefined;
      return new Promise((done) => (port?.isOpen ? port.close(() => done()) : done()));
    },
  };
}
