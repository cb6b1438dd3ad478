import {
  createWriter,
  MAX_FRAME,
  payloadOffset,
  sealFrame,
  TAG_LENGTH,
  TYPE,
  UP,
  type Writer,
} from '@lidwatch/protocol';
import type { TimerGroup } from '../common/timer.ts';
import type { Hal } from '../hal.ts';
import type { Identity } from '../identity.ts';
import { type FrameCounter, NO_MORE } from '../store/counter.ts';
import type { Memory } from '../store/memory.ts';
import { dropEntry, type Entry, removeSeq } from '../store/queue.ts';
import { TRACE } from '../trace.ts';
import { compose } from './compose.ts';
import { nextDue, oldestAlert, pick } from './pick.ts';
import { retryPause } from './retry.ts';

/** ms that the radio listens behind a frame. A gateway answers once the frame is durable, well within a second. */
const LISTEN = 3000;
/** ms that it listens on after a downlink: a configuration may follow an acknowledgement. */
const LINGER = 1000;
/** ms until a busy modem is asked again */
const BUSY = 1000;
/** ms after which a modem that never reports is given up; NB-IoT at coverage level 2 takes half a minute */
const SEND_LIMIT = 60000;
/** A hello tells nothing that a status does not show later, so it is not repeated for ever. */
const HELLO_TRIES = 5;

const IDLE = 0;
const SENDING = 1;
const LISTENING = 2;

/** Where a status comes from: written at the moment it is sent, from what is known then. */
export interface StatusSource {
  write(w: Writer, offset: number, limit: number, seq: number): number;
  /** it went on the air: what it counted is told */
  sent(): void;
  /** One was held back, and may go now: to be measured for anew. */
  request(): void;
}

export interface Uplink {
  /** Something was queued or became due. */
  kick(): void;
  /** An alert was queued. */
  alerted(): void;
  /** A status is to be sent, best effort. */
  status(): void;
  /** Takes an acknowledged message off the queue. */
  acknowledged(seq: number): boolean;
  /** An authentic downlink has been obeyed. */
  heard(): void;
}

export function createUplink(
  hal: Hal,
  who: Identity,
  timers: TimerGroup,
  memory: Memory,
  counter: FrameCounter,
  status: StatusSource,
  trace: (code: number, a: number, b: number) => void,
): Uplink {
  const { clock, modem } = hal;
  const frame = new Uint8Array(MAX_FRAME);
  const writer = createWriter(frame);
  const timer = timers.create(elapsed);
  let state = IDLE;
  let resting = false;
  let statusDue = false;
  /** a status was due while an alert waited */
  let statusHeld = false;
  /** the frame under way is a status */
  let isStatus = false;
  /** the message that the frame under way carries, until it is acknowledged; null for a status */
  let current: Entry | null = null;
  /** tells the modem's answer to this frame from a late one to an earlier frame */
  let ticket = 0;

  function room(full: boolean): number {
    const frameLimit = Math.min(modem.maxFrame, MAX_FRAME);
    return frameLimit - payloadOffset(full) - TAG_LENGTH;
  }

  function transmit(type: number, seq: number, frameCounter: number, full: boolean, payload: number): void {
    const length = sealFrame(who.ccm, frame, UP, who.node, frameCounter, full, payload);
    ticket += 1;
    const mine = ticket;
    state = SENDING;
    isStatus = type === TYPE.status;
    resting = false;
    timer.set(SEND_LIMIT);
    if (modem.send(frame, length, (sent) => answered(mine, sent), type)) trace(TRACE.sent, type, seq % 65536);
    else postpone(mine);
  }

  /** The modem is still busy with a frame of its own: the message keeps its place. */
  function postpone(mine: number): void {
    if (mine !== ticket || state !== SENDING) return;
    if (isStatus) statusDue = true;
    state = IDLE;
    timer.set(BUSY);
  }

  function answered(mine: number, sent: boolean): void {
    if (mine !== ticket || state !== SENDING || timers.stopped()) return;
    if (current !== null) tried(current);
    if (isStatus && sent) status.sent();
    if (sent) {
      state = LISTENING;
      timer.set(LISTEN);
    } else {
      state = IDLE;
      kick();
    }
  }

  function tried(entry: Entry): void {
    entry.tries += 1;
    entry.due = clock.now() + retryPause(entry.tries, (limit) => hal.random(limit));
  }

  /** The counter set aside for the first sending serves while no later one went out, so that the order is kept. */
  function counterFor(entry: Entry): number {
    if (entry.first < 0) entry.first = counter.take();
    const fresh = !entry.spent && entry.first === counter.last();
    entry.spent = true;
    const frameCounter = fresh ? entry.first : counter.take();
    // seq names a counter only within 65,536 frames; a message that waited longer becomes a new one
    if (frameCounter - entry.first > 65535) entry.first = frameCounter;
    return frameCounter;
  }

  function sendEntry(entry: Entry): void {
    const full = entry.type === TYPE.hello;
    const frameCounter = counterFor(entry);
    current = entry;
    const payload = compose(writer, payloadOffset(full), room(full), entry, who, memory, clock.now());
    if (frameCounter === NO_MORE || payload === 0) {
      tried(entry);
      kick();
    } else {
      transmit(entry.type, entry.first, frameCounter, full, payload);
    }
  }

  function sendStatus(): void {
    statusDue = false;
    current = null;
    const frameCounter = counter.take();
    const payload = status.write(writer, payloadOffset(false), room(false), frameCounter);
    if (frameCounter === NO_MORE || payload === 0) kick();
    else transmit(TYPE.status, frameCounter, frameCounter, false, payload);
  }

  function giveUp(entry: Entry): void {
    dropEntry(memory.queue, entry);
    trace(TRACE.dropped, entry.type, memory.queue.dropped);
  }

  /** Sends what is most pressing. Returns false where nothing is due. */
  function sendNext(): boolean {
    let entry = pick(memory.queue.entries, statusDue, clock.now());
    while (entry !== null && entry.type === TYPE.hello && entry.tries >= HELLO_TRIES) {
      giveUp(entry);
      entry = pick(memory.queue.entries, statusDue, clock.now());
    }
    if (entry !== null) sendEntry(entry);
    else if (statusDue && !holdStatus()) sendStatus();
    else return false;
    return true;
  }

  /** What a status says is newer than an alert that waits; the repetitions of the alert show that the node lives. */
  function holdStatus(): boolean {
    if (oldestAlert(memory.queue.entries) === null) return false;
    statusDue = false;
    statusHeld = true;
    return true;
  }

  function releaseStatus(): void {
    if (!statusHeld || oldestAlert(memory.queue.entries) !== null) return;
    statusHeld = false;
    status.request();
  }

  function waitOrRest(): void {
    const due = nextDue(memory.queue.entries);
    if (!resting) modem.rest();
    resting = true;
    if (due < 0) return;
    const wait = due - clock.now();
    timer.set(Math.max(wait, 0));
  }

  function kick(): void {
    if (state === SENDING || timers.stopped()) return;
    // nobody owes an answer to a status: the radio may leave off listening behind it
    if (state === LISTENING && (current !== null || !isPressing())) return;
    state = IDLE;
    if (!sendNext()) waitOrRest();
  }

  function isPressing(): boolean {
    return pick(memory.queue.entries, statusDue, clock.now()) !== null;
  }

  function elapsed(): void {
    if (state === SENDING) {
      answered(ticket, false);
    } else {
      state = IDLE;
      kick();
    }
  }

  function requestStatus(): void {
    statusDue = true;
    kick();
  }

  /** The oldest goes out at once and by short pauses again, or the new one would wait out the pause of an old one. */
  function alerted(): void {
    const alert = oldestAlert(memory.queue.entries);
    if (alert !== null) {
      alert.tries = 0;
      alert.due = clock.now();
    }
    kick();
  }

  /** The link is up again: what waits need not wait for its pause. */
  function hurry(): void {
    const entries = memory.queue.entries;
    for (let i = 0; i < entries.length; i += 1) (entries[i] as Entry).due = clock.now();
  }

  function acknowledged(seq: number): boolean {
    const entry = removeSeq(memory.queue, seq);
    if (entry === null) return false;
    trace(TRACE.acked, entry.type, seq);
    if (entry === current) current = null;
    hurry();
    releaseStatus();
    return true;
  }

  function heard(): void {
    kick();
    if (state === LISTENING && current === null) timer.set(LINGER);
  }

  return { kick, alerted, status: requestStatus, acknowledged, heard };
}
