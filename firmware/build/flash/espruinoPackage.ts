import { SerialPort } from 'serialport';

/** The part of the `espruino` package that is used; the package brings no types, and puts this on the global object. */
interface EspruinoTools {
  readonly Config: Record<string, unknown>;
  readonly Core: {
    readonly Serial: {
      readonly devices: Device[];
      startListening(hear: (data: ArrayBuffer) => void): void;
      open(path: string, opened: (info: unknown) => void, closed: () => void): void;
      write(text: string, showStatus: boolean): void;
      setSlowWrite(slow: boolean, force: boolean): void;
    };
    readonly Utils: {
      executeExpression(expression: string, answered: (json: string | undefined) => void): void;
    };
  };
}

interface Device {
  readonly name: string;
  getPorts(found: (ports: readonly { path: string }[], instant: boolean) => void): void;
  open(path: string, opened: (info?: string) => void, hear: (data: ArrayBuffer) => void, closed: () => void): void;
  write(text: string, written: () => void): void;
  close(): void;
}

export interface Console {
  /** Evaluates an expression at the prompt, which it fetches first; undefined where no answer came within `ms`. */
  evaluate(expression: string, ms: number): Promise<unknown>;
  /** Types a line without echo, and waits for nothing. */
  type(line: string): void;
  /** For consoles that are a plain UART: small pieces, and pauses between them. */
  slow(): void;
  close(): Promise<void>;
}

export interface ConsoleOptions {
  readonly port: string;
  readonly baud: number;
  /** The port was closed by something else. */
  readonly onLost: () => void;
}

/** ms after each of the package's 19-byte pieces: an Espruino empties its UART buffer between two other things. */
const PAUSE = 10;

async function loadTools(): Promise<EspruinoTools> {
  const { init } = await import('espruino');
  await new Promise<void>((ready) => init(ready));
  return (globalThis as unknown as { Espruino: EspruinoTools }).Espruino;
}

/**
 * The console of an Espruino, through the package's own extension point for serial devices. Its own device would call
 * SerialPort.list(), finds no pseudo-terminal, and takes no notice of XON and XOFF; here the kernel obeys them.
 * Rejects with the reason where the port cannot be opened.
 */
export async function openConsole({ port: path, baud, onLost }: ConsoleOptions): Promise<Console> {
  const tools = await loadTools();
  const { Serial, Utils } = tools.Core;
  const port = new SerialPort({ path, baudRate: baud, xon: true, autoOpen: false });
  let failure = 'it cannot be opened';
  let closing = false;
  let pause = 0;
  Serial.devices.splice(0, Serial.devices.length, {
    name: 'this port',
    getPorts: (found) => found([{ path }], true),
    open(_path, opened, hear, closed) {
      port.on('data', (bytes: Buffer) => hear(new Uint8Array(bytes).buffer));
      port.on('error', () => undefined);
      port.on('close', () => {
        closed();
        if (!closing) onLost();
      });
      port.open((error) => {
        if (error) failure = error.message;
        opened(error ? undefined : 'open');
      });
    },
    write(text, written) {
      // serialport 13 forgets a write that XOFF holds back, where it was made while data was being handed over
      setImmediate(() => {
        port.write(Buffer.from(text, 'latin1'));
        port.drain(() => setTimeout(written, pause));
      });
    },
    close: () => port.close(),
  });
  // its own question for process.env waits for ever, and its answer makes the package load a page from the network
  tools.Config.ENV_ON_CONNECT = false;
  const deaf = (): void => undefined;
  Serial.startListening(deaf);
  const open = await new Promise((settled) => Serial.open(path, settled, deaf));
  if (open === undefined) throw new Error(failure);
  Serial.setSlowWrite(false, true);

  return {
    evaluate(expression, ms) {
      // what still waits for an earlier answer must not hear this one
      Serial.startListening(deaf);
      return new Promise((settle) => {
        const timer = setTimeout(() => settle(undefined), ms);
        Utils.executeExpression(expression, (json) => {
          clearTimeout(timer);
          try {
            settle(JSON.parse(json ?? '') as unknown);
          } catch {
            settle(undefined);
          }
        });
      });
    },
    type: (line) => Serial.write(`\u0010${line}\n`, false),
    slow() {
      pause = PAUSE;
      Serial.setSlowWrite(true, true);
    },
    close() {
      closing = true;
      return new Promise((closed) => (port.isOpen ? port.close(() => closed()) : closed()));
    },
  };
}
