import { SerialPort } from 'serialport';
import { portMissing } from './ports.ts';

export interface SerialLineOptions {
  readonly port: string;
  readonly baud: number;
  /** cut anywhere */
  readonly onBytes: (bytes: Buffer) => void;
  readonly onState: (state: 'open' | 'lost', reason?: string) => void;
}

export interface SerialLine {
  /** Rejects with port-missing where the port cannot be opened the first time; later it is tried again for ever. */
  start(): Promise<void>;
  /** What is written while the port is not there is lost. */
  write(bytes: Uint8Array): void;
  stop(): Promise<void>;
}

/** ms between two tries: somebody is plugging it in again, and watches */
const RETRY = 500;

/** A serial port that is opened again whenever it comes back. */
export function createSerialLine({ port: path, baud, onBytes, onState }: SerialLineOptions): SerialLine {
  let current: SerialPort | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function open(): Promise<Error | undefined> {
    return new Promise((settle) => {
      const port = new SerialPort({ path, baudRate: baud, autoOpen: false });
      port.on('data', onBytes);
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
    write: (bytes) => void current?.write(bytes),
    stop() {
      stopped = true;
      clearTimeout(timer);
      const port = current;
      current = undefined;
      return new Promise((done) => (port?.isOpen ? port.close(() => done()) : done()));
    },
  };
}
