import type { VirtualTime } from '../clock/virtualTime.ts';
import type { Cell, Uplink } from '../radio/cell.ts';
import type { RadioPlan } from '../radio/plan.ts';
import { createRylr } from './rylr.ts';

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

export function createRylrModule({ time, cell, write }: RylrModuleOptions): RylrModule {
  const radio = radioOf(cell.plan);
  let missed = 0;
  const rylr = createRylr({
    time,
    write,
    transmit: (frame, done) =>
      cell.transmit(
        frame.data,
        ({ address }) => frame.radio === radio && (frame.to === 0 || address === frame.to),
        done,
      ),
  });

  return {
    feed: rylr.feed,
    hear({ frame, address, rssi, snr }) {
      // the cell itself loses what comes in while its gateway sends
      if (rylr.isTunedTo(radio)) rylr.receive({ from: address, data: frame }, { rssi, snr });
      else missed += 1;
    },
    missed: () => missed,
  };
}

const BANDWIDTH_CODES: Readonly<Record<number, number>> = { 125: 7, 250: 8, 500: 9 };

/** The plan in the words of AT+PARAMETER, AT+BAND and AT+NETWORKID. */
function radioOf({ spreading, bandwidth, codingRate, preamble, frequency, network }: RadioPlan): string {
  return `${spreading},${BANDWIDTH_CODES[bandwidth]},${codingRate},${preamble}/${frequency}/${network}`;
}
