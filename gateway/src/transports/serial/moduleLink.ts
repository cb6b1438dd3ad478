import { createBackoff } from '../../parts/backoff.ts';
import type { Clock } from '../../parts/clock.ts';
import { createStateKeeper, type PartState, STOPPED } from '../../parts/state.ts';
import { createTally } from '../../parts/tally.ts';
import { createAirLedger } from '../air/airLedger.ts';
import type { PortName } from '../ports/portName.ts';
import type { FrameHandler, Purpose, ReplyAddress, SendResult, Transport, TransportCount } from '../transport.ts';
import { type AtSession, createAtSession } from './atSession.ts';
import type { Dialect, Said, Waiting } from './dialect.ts';
import { createSendQueue, type Outcome } from './sendQueue.ts';
import { createSerialLine, type SerialLineOptions } from './serialLine.ts';
import { failureText } from './setUp.ts';
import { createWatch } from './watch.ts';

/** What every module on a serial port is told of the machine and the gateway. */
export type ModuleLinkOptions = PortName &
  Pick<SerialLineOptions, 'machine'> & {
    readonly name: string;
    readonly baud: number;
    /** ms without a word after which the module is asked whether it is still there; absent: an hour */
    readonly silenceMs?: number | undefined;
    readonly clock: Clock;
    readonly random: () => number;
    readonly onFrame: FrameHandler;
    readonly onState: (state: PartState) => void;
  };

const SILENCE_MS = 3_600_000;
const QUEUE = 32;
/** Between two sendings of ours the air belongs to the nodes: a half-duplex module hears nothing while it sends. */
const GAP_MS = 120;

/** A radio module on a serial port, in whatever dialect: set up, heard, spoken to, watched, and opened again for ever. */
export function createModuleLink(options: ModuleLinkOptions, dialect: Dialect): Transport {
  const { name, clock, onFrame, silenceMs = SILENCE_MS } = options;
  const counts = createTally<TransportCount>();
  const state = createStateKeeper(clock, options.onState);
  const backoff = createBackoff({ first: 500, ceiling: 30_000, random: options.random });
  const air = createAirLedger(clock, dialect.frequency);
  const line = createSerialLine({
    ...options,
    backoff,
    onOpen: begin,
    onData: (bytes) => session?.feed(bytes),
    onLost: lost,
  });
  const queue = createSendQueue<Waiting>({
    clock,
    limit: QUEUE,
    wait: quietLeft,
    transmit,
  });
  const watch = createWatch({ clock, silenceMs, onSilence: askAgain });
  let session: AtSession | undefined;
  /** the present session's module has its settings */
  let ready = false;
  let attempt = 0;
  /** the attempt that is telling the module its settings */
  let configuring: number | undefined;
  let quietAt = 0;

  /** ms in which nothing may be sent yet; none where a clock that was set back would make a wait of hours out of it */
  function quietLeft(): number {
    const left = quietAt - clock.now();
    return left > Math.max(GAP_MS, dialect.turnaroundMs) ? 0 : Math.max(0, left);
  }

  function begin(): void {
    session = createAtSession({
      clock,
      write: line.write,
      createParser: dialect.createParser,
      onReceived: receive,
      onRestart(reason) {
        state.down(reason);
        void configure();
      },
      onSaid: watch.heard,
      onNoise: (count) => counts.add('noise', count),
    });
    watch.start();
    state.down('setting up the module');
    void configure();
  }

  function lost(reason: string, retryIn: number, wasOpen: boolean): void {
    if (wasOpen) counts.add('reopened');
    end();
    state.down(reason, retryIn);
  }

  function end(): void {
    watch.stop();
    const ending = session;
    session = undefined;
    ready = false;
    configuring = undefined;
    ending?.close();
    queue.clear();
  }

  function receive({ data, from, rssi, snr }: Extract<Said, { readonly kind: 'received' }>): void {
    if (data.length === 0) {
      counts.add('noise');
      return;
    }
    const receivedAt = clock.now();
    quietAt = receivedAt + Math.max(quietLeft(), dialect.turnaroundMs);
    counts.add('received');
    const signal = { ...(rssi === undefined ? {} : { rssi }), ...(snr === undefined ? {} : { snr }) };
    onFrame({ ...dialect.frameOf(data, from), link: name, receivedAt, ...signal });
  }

  /** Tells the module its settings. One that restarts meanwhile is told from the beginning, by another call. */
  async function configure(): Promise<void> {
    const asked = session;
    ready = false;
    queue.clear();
    if (!asked) return;
    attempt += 1;
    configuring = attempt;
    const mine = attempt;
    const [noise, said] = [counts.get('noise'), watch.words()];
    const failure = await asked.alone(async (talk) => (configuring === mine ? dialect.setUp(talk) : undefined));
    if (configuring !== mine) return;
    configuring = undefined;
    if (!failure) {
      ready = true;
      backoff.reset();
      state.up();
    } else if (session === asked) {
      line.reopen(failureText(failure, counts.get('noise') > noise && watch.words() === said));
    }
  }

  /**
   * A quiet street and a dead module look alike, so the module is asked; one that answers is told its settings again,
   * since one that had lost them would hear nobody either. The link stays up meanwhile: it is not known to be deaf.
   */
  function askAgain(): void {
    if (configuring === undefined) void configure();
  }

  async function transmit(downlink: Waiting): Promise<Outcome> {
    const asked = session;
    if (!asked || !ready) return 'down';
    const ms = dialect.airTime(downlink.data.length);
    if (!air.allows(ms, downlink.purpose)) {
      counts.add('withheld');
      return 'withheld';
    }
    const { reply, lost } = await asked.alone((talk) => dialect.transmit(talk, downlink));
    quietAt = clock.now() + GAP_MS;
    // what is not known not to have been sent counts as sent
    if (reply.kind !== 'error') air.spend(ms);
    if (lost && session === asked) {
      state.down('the module did not do as it was told');
      void configure();
    }
    if (reply.kind === 'ok') counts.add('sent');
    else if (reply.kind !== 'interrupted' && !(reply.kind === 'error' && reply.busy)) counts.add('refused');
    return outcomeOf(reply);
  }

  async function send(to: ReplyAddress, bytes: Uint8Array, purpose: Purpose = 'ack'): Promise<SendResult> {
    if (!ready) return 'down';
    const downlink = dialect.aim(to, bytes);
    if (!downlink) {
      counts.add('refused');
      return 'refused';
    }
    const result = await queue.push({ ...downlink, purpose }, purpose);
    if (result === 'dropped') counts.add('dropped');
    return result;
  }

  return {
    name,
    kind: dialect.kind,
    counts,
    start: line.start,
    stop() {
      end();
      air.close();
      state.down(STOPPED);
      return line.stop();
    },
    send,
    state: state.current,
    address: line.path,
    dutyCycle: air.dutyCycle,
  };
}

function outcomeOf(reply: Awaited<ReturnType<Dialect['transmit']>>['reply']): Outcome {
  if (reply.kind === 'ok') return 'sent';
  if (reply.kind === 'interrupted') return 'down';
  return reply.kind === 'error' && reply.busy ? 'busy' : 'refused';
}
