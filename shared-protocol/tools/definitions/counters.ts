import { CAUSE } from '../../src/index.ts';
import { sealed, type VectorFile } from '../vector.ts';

const status = (seq: number) => ({ type: 'status', seq, flags: 0 }) as const;
const hello = (seq: number) => ({ type: 'hello', seq, firmware: 100, cause: CAUSE.watchdog }) as const;

export const COUNTERS: VectorFile = {
  file: 'counters',
  about: 'How the 16 bits of a frame counter that travel become 32 again, and what the replay window lets through.',
  vectors: [
    sealed('the first frame ever: the low bits are the counter', status(17), { counter: 17 }),
    sealed('the last counter whose high half is 0', status(65535), { counter: 65535, accepted: [65534] }),
    sealed('roll-over: low bits 0000 after ffff mean 65536', status(0), { counter: 65536, accepted: [65535] }),
    sealed('a late frame from before the roll-over', status(65535), { counter: 65535, accepted: [65534, 65536] }),
    sealed('a second roll-over', status(1), { counter: 131073, accepted: [131071] }),
    sealed('frames were lost: a lead of 32,768 is still understood', status(32778), {
      counter: 32778,
      accepted: [10],
    }),
    sealed('63 behind: the last counter in the window', status(37), { counter: 37, accepted: [100] }),
    sealed('out of order inside the window', status(98), { counter: 98, accepted: [97, 99, 100] }),
    sealed('a hello carries the whole counter: a node that was away for long is understood', hello(1), {
      counter: 300001,
      full: true,
      accepted: [12],
    }),
    sealed('a hello to a gateway that knows nothing of the node', hello(0xbeef), { counter: 0x0badbeef, full: true }),
    sealed('the frame after that hello', status(0xbef0), { counter: 0x0badbef0, accepted: [0x0badbeef] }),
    sealed('the last counter there is', hello(65535), { counter: 0xffffffff, full: true, accepted: [0xfffffff0] }),
    sealed('sent again after a roll-over: seq 65534 was frame 65534', status(65534), {
      counter: 65537,
      accepted: [65533],
    }),
  ],
};
