import {
  type Draft,
  FLAG,
  fitDraft,
  KEY,
  LIMIT,
  MAX_FRAME,
  MIN_LINK,
  NONE,
  payloadOffset,
  sealFrame,
  TAG_LENGTH,
  TROUBLE,
  TYPE,
  UP,
} from '@lidwatch/protocol';
import { elapsedSeconds, MAX_AGE } from '../common/age.ts';
import type { Core } from '../core.ts';
import type { Ledger } from '../energy/ledger.ts';
import type { Identity } from '../identity.ts';
import { type FrameCounter, NO_MORE } from '../store/counter.ts';
import { type Entry, removeSeq, typeOf } from '../store/queue.ts';
import { TRACE, trace } from '../trace.ts';
import { createDutyCycle } from './dutyCycle.ts';
import { oldestAlert, pick } from './pick.ts';
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
  draft(): Draft;
  /** it went on the air: what it counted is told */
  sent(): void;
  /** One was held back, and may go now: to be measured for anew. */
  request(): void;
}

export interface Uplink {
  /** set once, before the first kick */
  source: StatusSource;
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
  { hal, timers, memory, commit, note, drop, events }: Core,
  who: Identity,
  counter: FrameCounter,
  ledger: Ledger,
): Uplink {
  const { clock, modem } = hal;
  const { queue } = memory;
  const frame = new Uint8Array(MAX_FRAME);
  const timer = timers.create(elapsed);
  const duty = createDutyCycle(clock, modem.dutyCycle, hal.cause);
  let state = IDLE;
  let resting = false;
  let statusDue = false;
  /** a status was due while an alert waited */
  let statusHeld = false;
  /** a frame waits for the band's duty cycle, and that was noted */
  let held = false;
  /** the frame under way is a status */
  let isStatus = false;
  /** the message that the frame under way carries, until it is acknowledged; null for a status */
  let current: Entry | null = null;
  /** tells the modem's answer to this frame from a late one to an earlier frame */
  let ticket = 0;
  /** its length, and how often the modem had sent before it */
  let underWay = 0;
  let told = 0;

  function listen(ms: number): void {
    state = LISTENING;
    timer.set(ms);
  }

  function transmissions(): number {
    return modem.transmissions ? modem.transmissions() : 0;
  }

  /** What a frame of that length takes of the band and of the cell. */
  function spend(length: number): void {
    duty.spend(modem.airTime(length));
    // counted as if it listened to the end: most frames are not answered
    ledger.spend(modem.cost(length) + hal.figures.listen);
  }

  function answered(mine: number, sent: boolean): void {
    if (mine !== ticket || state !== SENDING || timers.stopped()) return;
    // the first one was counted when the frame was handed over
    for (let more = transmissions() - told; more > 1; more -= 1) spend(underWay);
    if (current) tried(current);
    if (isStatus && sent) self.source.sent();
    if (sent) {
      listen(LISTEN);
    } else {
      state = IDLE;
      kick();
    }
  }

  function tried(entry: Entry): void {
    entry.tries += 1;
    entry.due = clock.now() + retryPause(entry.tries, hal.random, modem.coverage());
  }

  /** Sends a message under `frameCounter`; false where that cannot be. */
  function transmit(draft: Draft, seq: number, frameCounter: number): boolean {
    const type = Math.max(TYPE.status, draft.values[KEY.type] as number);
    const full = type === TYPE.hello;
    const offset = modem.bare ? 0 : payloadOffset(full);
    const room = Math.min(modem.maxFrame, MAX_FRAME) - offset - (modem.bare ? 0 : TAG_LENGTH);
    draft.values[KEY.seq] = seq & LIMIT.word;
    let length = frameCounter === NO_MORE ? 0 : fitDraft(frame, offset, room, draft);
    if (!modem.bare) length = sealFrame(who.ccm, frame, UP, who.node, frameCounter, full, length);
    if (length === 0) return false;
    if (counter.unstored) {
      counter.unstored = false;
      commit();
    }
    ticket += 1;
    const mine = ticket;
    state = SENDING;
    isStatus = type === TYPE.status;
    resting = false;
    timer.set(SEND_LIMIT);
    told = transmissions();
    underWay = length;
    if (modem.send(frame, length, (sent) => answered(mine, sent), type)) {
      trace(events, TRACE.sent, type, seq & LIMIT.word);
      spend(length);
    } else if (mine === ticket && state === SENDING) {
      // the modem is still busy with a frame of its own: the message keeps its place
      if (isStatus) statusDue = true;
      state = IDLE;
      timer.set(BUSY);
    }
    return true;
  }

  /** The counter set aside for the first sending serves while no later one went out, so that the order is kept. */
  function counterFor(entry: Entry): number {
    if (entry.first < 0) entry.first = counter.take();
    const fresh = !entry.spent && entry.first === counter.last();
    entry.spent = true;
    const frameCounter = fresh ? entry.first : counter.take();
    // seq names a counter only within 65,536 frames; a message that waited longer becomes a new one
    if (frameCounter - entry.first > LIMIT.word) entry.first = frameCounter;
    return frameCounter;
  }

  function sendEntry(entry: Entry): void {
    const frameCounter = counterFor(entry);
    const { values } = entry;
    if (typeOf(entry) === TYPE.alert) {
      const age = elapsedSeconds(clock.now(), entry.at);
      values[KEY.age] = age || NONE;
      if (age === MAX_AGE) values[KEY.flags] = (values[KEY.flags] as number) | FLAG.ageFloor;
    }
    current = entry;
    if (!transmit(entry, entry.first, frameCounter)) {
      tried(entry);
      kick();
    }
  }

  function sendStatus(): void {
    statusDue = false;
    current = null;
    const frameCounter = counter.take();
    if (!transmit(self.source.draft(), frameCounter, frameCounter)) kick();
  }

  function next(): Entry | undefined {
    return pick(queue, statusDue, clock.now());
  }

  function isDue(entry: Entry | undefined): boolean {
    return entry ? entry.due <= clock.now() : statusDue;
  }

  /** Sends what is most pressing, or waits for what will be due first. */
  function sendNext(): void {
    let entry = next();
    while (entry && typeOf(entry) === TYPE.hello && entry.tries >= HELLO_TRIES) {
      queue.splice(queue.indexOf(entry), 1);
      drop(TYPE.hello);
      entry = next();
    }
    if (statusDue && oldestAlert(queue)) {
      // what a status says is newer than an alert that waits; the repetitions of the alert show that the node lives
      statusDue = false;
      statusHeld = true;
    }
    const due = isDue(entry);
    // of the length that every link carries
    const wait = due ? duty.wait(modem.airTime(Math.min(modem.maxFrame, MIN_LINK))) : 0;
    if (due && wait === 0) {
      held = false;
      if (entry) sendEntry(entry);
      else sendStatus();
      return;
    }
    if (!resting) modem.rest();
    resting = true;
    if (wait > 0) {
      if (!held) note(TROUBLE.dutyCycle, (wait / 1000) | 0);
      held = true;
      timer.set(wait);
    } else if (entry) {
      timer.set(entry.due - clock.now());
    }
  }

  function kick(): void {
    if (state === SENDING || timers.stopped()) return;
    // nobody owes an answer to a status: the radio may leave off listening behind it
    if (state === LISTENING && (current || !isDue(next()))) return;
    state = IDLE;
    sendNext();
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
    const alert = oldestAlert(queue);
    if (alert) {
      alert.tries = 0;
      alert.due = clock.now();
    }
    kick();
  }

  function acknowledged(seq: number): boolean {
    const entry = removeSeq(queue, seq);
    if (!entry) return false;
    trace(events, TRACE.acked, typeOf(entry), seq);
    if (entry === current) current = null;
    // the link is up again: what waits need not wait for its pause
    for (let i = 0; i < queue.length; i += 1) (queue[i] as Entry).due = clock.now();
    if (statusHeld && !oldestAlert(queue)) {
      statusHeld = false;
      self.source.request();
    }
    return true;
  }

  function heard(): void {
    kick();
    if (state === LISTENING && !current) listen(LINGER);
  }

  const self = { kick, alerted, status: requestStatus, acknowledged, heard } as Uplink;
  return self;
}
