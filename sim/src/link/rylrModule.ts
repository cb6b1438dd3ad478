import type { VirtualTime } from '../clock/virtualTime.ts';
import type { Cell, Uplink } from '../radio/cell.ts';
import type { RadioPlan } from '../radio/plan.ts';
import { createRylrCommandReader, type RylrCommand } from './rylrCommand.ts';
import { createRylrSettings } from './rylrSettings.ts';

export interface RylrModuleOptions {
  readonly time: VirtualTime;
  readonly cell: Cell;
  /** bytes to the host */
  readonly write: (bytes: Uint8Array) => void;
}

/** The REYAX RYLR998 of a gateway, played: AT commands on one side, a cell of nodes on the other. */
export interface RylrModule {
  /** bytes from the host */
  feed(bytes: Uint8Array): void;
  /** a frame has come in over the air */
  hear(uplink: Uplink): void;
  /** frames that it did not hear: asleep, or on another network, band or parameter than the nodes */
  missed(): number;
}

/** ms from a command to its reply */
const REPLY = 5;
/** ms from the end of a frame on the air to +OK */
const AFTER_AIR = 30;
/** ms from +RESET to +READY */
const RESTART = 50;

const ERR_SEND = 10;
const ERR_BUSY = 17;

export function createRylrModule({ time, cell, write }: RylrModuleOptions): RylrModule {
  const settings = createRylrSettings();
  let sending = false;
  let missed = 0;

  function say(text: string, after = REPLY): void {
    time.after(after, () => write(Buffer.from(`${text}\r\n`, 'latin1')));
  }

  function tuned(): boolean {
    return settings.value('MODE') === '0' && settings.radio() === radioOf(cell.plan);
  }

  /** Nobody on another network or band hears it; the module cannot know and says +OK all the same. */
  function send(address: number, data: Uint8Array): void {
    if (sending) {
      say(`+ERR=${ERR_BUSY}`);
      return;
    }
    const heard = tuned();
    sending = cell.transmit(
      data,
      (receiver) => heard && (address === 0 || receiver.address === address),
      () => {
        sending = false;
        say('+OK', AFTER_AIR);
      },
    );
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

  const reader = createRylrCommandReader(take);

  return {
    feed: (bytes) => reader.feed(bytes),
    hear({ frame, address, rssi, snr }) {
      if (!tuned()) {
        missed += 1;
        return;
      }
      const head = Buffer.from(`+RCV=${address},${frame.length},`, 'latin1');
      write(Buffer.concat([head, frame, Buffer.from(`,${rssi},${snr}\r\n`, 'latin1')]));
    },
    missed: () => missed,
  };
}

const BANDWIDTH_CODES: Readonly<Record<number, number>> = { 125: 7, 250: 8, 500: 9 };

/** The plan in the words of AT+PARAMETER, AT+BAND and AT+NETWORKID. */
function radioOf({ spreading, bandwidth, codingRate, preamble, frequency, network }: RadioPlan): string {
  return `${spreading},${BANDWIDTH_CODES[bandwidth]},${codingRate},${preamble}/${frequency}/${network}`;
}
