import type { VirtualTime } from '../clock/virtualTime.ts';
import type { Modulation } from '../radio/airtime.ts';
import type { Signal } from '../radio/path.ts';
import { createRylrCommandReader, type RylrCommand } from './rylrCommand.ts';
import { createRylrSettings } from './rylrSettings.ts';

/** What one module puts on the air. */
export interface RylrFrame {
  /** address of the module that sends */
  readonly from: number;
  /** 0: everybody on this network */
  readonly to: number;
  readonly data: Uint8Array;
  /** parameter, band and network; empty where the module was asleep, so that nobody hears it */
  readonly radio: string;
  readonly modulation: Modulation;
}

export interface RylrOptions {
  readonly time: VirtualTime;
  /** bytes to the host */
  readonly write: (bytes: Uint8Array) => void;
  /** Puts a frame on the air; `done` runs when its airtime is over. False, and `done` never runs, where it cannot. */
  readonly transmit: (frame: RylrFrame, done: () => void) => boolean;
}

/** A REYAX RYLR998, played: AT commands on one side, the air on the other. */
export interface Rylr {
  /** bytes from the host */
  feed(bytes: Uint8Array): void;
  /** Awake, and set to this parameter, band and network? */
  isTunedTo(radio: string): boolean;
  /** Why a frame on the air would not be heard now, in a few words; empty where it would be. */
  deafTo(frame: Pick<RylrFrame, 'to' | 'radio'>): string;
  /** A frame has come in: its host is told. */
  receive(frame: Pick<RylrFrame, 'from' | 'data'>, signal: Signal): void;
}

/** ms from a command to its reply */
const REPLY = 5;
/** ms from the end of a frame on the air to +OK */
const AFTER_AIR = 30;
/** ms from +RESET to +READY */
const RESTART = 50;

const ERR_SEND = 10;
const ERR_BUSY = 17;

export function createRylr({ time, write, transmit }: RylrOptions): Rylr {
  const settings = createRylrSettings();
  let sending = false;

  function say(text: string, after = REPLY): void {
    time.after(after, () => write(Buffer.from(`${text}\r\n`, 'latin1')));
  }

  function isAwake(): boolean {
    return settings.value('MODE') === '0';
  }

  /** Nobody on another network or band hears it; the module cannot know and says +OK all the same. */
  function send(to: number, data: Uint8Array): void {
    if (sending) {
      say(`+ERR=${ERR_BUSY}`);
      return;
    }
    const radio = isAwake() ? settings.radio() : '';
    const from = Number(settings.value('ADDRESS'));
    sending = transmit({ from, to, data, radio, modulation: settings.modulation() }, () => {
      sending = false;
      say('+OK', AFTER_AIR);
    });
    // ASSUMED: a real module polices no duty cycle; here a frame that the cell refuses fails like one that timed out
    if (!sending) say(`+ERR=${ERR_SEND}`);
  }

  function take(command: RylrCommand): void {
    if (command.kind === 'send') send(command.address, command.data);
    else if (command.kind === 'bad') say(`+ERR=${command.code}`);
    else if (command.text === 'AT+RESET') {
      settings.restart();
      say('+RESET');
      say('+READY', REPLY + RESTART);
    } else say(settings.answer(command.text));
  }

  function isTunedTo(radio: string): boolean {
    return isAwake() && radio === settings.radio();
  }

  return {
    isTunedTo,
    feed: createRylrCommandReader(take).feed,
    deafTo({ to, radio }) {
      const own = settings.value('ADDRESS');
      if (sending) return 'it was sending itself';
      if (!isAwake()) return 'it sleeps';
      if (!isTunedTo(radio)) return `it is set to ${settings.radio()}`;
      return to === 0 || String(to) === own ? '' : `its address is ${own}`;
    },
    receive({ from, data }, { rssi, snr }) {
      const head = Buffer.from(`+RCV=${from},${data.length},`, 'latin1');
      write(Buffer.concat([head, data, Buffer.from(`,${rssi},${snr}\r\n`, 'latin1')]));
    },
  };
}
