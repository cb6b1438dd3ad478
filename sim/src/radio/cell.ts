import type { VirtualTime } from '../clock/virtualTime.ts';
import type { Stream } from '../random/stream.ts';
import { airtime } from './airtime.ts';
import { createRadioCounters, type RadioCounters } from './counters.ts';
import { createDutyCycle, type DutyCycle } from './dutyCycle.ts';
import type { Signal } from './path.ts';
import type { RadioPlan } from './plan.ts';

/** A node's radio as its cell sees it. */
export interface Receiver {
  /** address of its module, 1..65535 */
  readonly address: number;
  /** id of its node */
  readonly node: number;
  /** how loud it is at the gateway, drawn anew for each frame */
  readonly signal: () => Signal;
  listening(): boolean;
  /** false while it is where no radio reaches; absent: never */
  readonly reached?: () => boolean;
  receive(frame: Uint8Array): void;
}

export type Sending = 'sent' | 'busy' | 'dutyCycle';

export interface Transmitter {
  /** Puts `frame` on the air; `done` runs when its airtime is over, whatever becomes of it. Not unless 'sent'. */
  send(frame: Uint8Array, done: () => void): Sending;
}

/** What the gateway's radio hears. */
export interface Uplink extends Signal {
  readonly frame: Uint8Array;
  /** address of the sender's module */
  readonly address: number;
  /** virtual time, ms */
  readonly at: number;
}

/** One gateway radio and the nodes around it, on one channel, without listening before talking (ALOHA). */
export interface Cell {
  readonly plan: RadioPlan;
  readonly counters: RadioCounters;
  join(receiver: Receiver): Transmitter;
  /** A jammer is on the air until `until`: nothing is heard, either way. */
  jam(until: number): void;
  /**
   * The gateway's radio sends to the receivers that `to` names, after what it is sending already; `done` runs when the
   * airtime is over. False, counted, where too many frames wait or the hour's share is used up.
   */
  transmit(frame: Uint8Array, to: (receiver: Receiver) => boolean, done?: () => void): boolean;
}

export interface CellOptions {
  readonly time: VirtualTime;
  readonly random: Stream;
  readonly plan: RadioPlan;
  readonly uplink: (uplink: Uplink) => void;
}

interface Transmission {
  readonly start: number;
  readonly end: number;
  readonly rssi: number;
  /** the gateway's own: it hears nothing meanwhile */
  readonly down: boolean;
  fate: 'delivered' | 'collided' | 'deaf';
}

interface Member {
  readonly receiver: Receiver;
  sendStart: number;
  sendEnd: number;
}

/** Of two frames that overlap, one that is this much louder (dB) survives. ASSUMED, co-channel rejection of LoRa. */
const CAPTURE = 6;
/** Downlinks that wait for the gateway's radio. */
const MAX_WAITING = 32;

export function createCell({ time, random, plan, uplink }: CellOptions): Cell {
  const counters = createRadioCounters();
  const gatewayDuty = createDutyCycle(plan.dutyCycle);
  const members: Member[] = [];
  const waiting: (() => void)[] = [];
  let onAir: Transmission[] = [];
  let gatewayBusy = false;
  let jammedUntil = 0;

  function drowned({ receiver }: Member): boolean {
    return time.now() < jammedUntil || receiver.reached?.() === false;
  }

  function begin(length: number, rssi: number, down: boolean): Transmission {
    const start = time.now();
    onAir = onAir.filter((other) => other.end > start);
    const mine: Transmission = { start, end: start + airtime(plan, length), rssi, down, fate: 'delivered' };
    for (const other of onAir) interfere(mine, other);
    onAir.push(mine);
    return mine;
  }

  function land({ frame, address, signal }: { frame: Uint8Array; address: number; signal: Signal }): void {
    const arrive = () => uplink({ frame, address, at: time.now(), ...signal });
    const [least, most] = plan.latency;
    time.after(random.between(least, most), arrive);
    if (!random.chance(plan.duplicates)) return;
    counters.uplinks.duplicated += 1;
    time.after(random.between(least, most) + most, arrive);
  }

  function sendUp(member: Member, duty: DutyCycle, sent: Uint8Array, done: () => void): Sending {
    const now = time.now();
    const count = counters.uplinks;
    if (now < member.sendEnd) return 'busy';
    const length = airtime(plan, sent.length);
    if (!duty.take(now, length)) {
      count.dutyCycle += 1;
      return 'dutyCycle';
    }
    const { address } = member.receiver;
    const signal = member.receiver.signal();
    const frame = Uint8Array.from(sent);
    const mine = begin(frame.length, signal.rssi, false);
    member.sendStart = now;
    member.sendEnd = mine.end;
    count.sent += 1;
    count.airtime += length;
    const fades = random.chance(plan.loss);
    time.at(mine.end, () => {
      done();
      if (mine.fate !== 'delivered') count[mine.fate] += 1;
      else if (drowned(member)) count.jammed += 1;
      else if (fades) count.faded += 1;
      else {
        count.delivered += 1;
        land({ frame, address, signal });
      }
    });
    return 'sent';
  }

  function sendDown(frame: Uint8Array, addressed: readonly Member[], done: (() => void) | undefined): void {
    const count = counters.downlinks;
    const awake = new Set(addressed.filter(({ receiver }) => receiver.listening()));
    const mine = begin(frame.length, 0, true);
    count.sent += Math.max(1, addressed.length);
    if (addressed.length === 0) count.deaf += 1;
    count.airtime += airtime(plan, frame.length);
    time.at(mine.end, () => {
      for (const member of addressed) {
        const talking = member.sendStart < mine.end && member.sendEnd > mine.start;
        if (!awake.has(member) || talking || !member.receiver.listening()) count.deaf += 1;
        else if (drowned(member)) count.jammed += 1;
        else if (random.chance(plan.loss)) count.faded += 1;
        else {
          count.delivered += 1;
          member.receiver.receive(Uint8Array.from(frame));
        }
      }
      done?.();
      gatewayBusy = false;
      waiting.shift()?.();
    });
  }

  return {
    plan,
    counters,
    join(receiver) {
      const member: Member = { receiver, sendStart: -1, sendEnd: -1 };
      const duty = createDutyCycle(plan.dutyCycle);
      members.push(member);
      return { send: (frame, done) => sendUp(member, duty, frame, done) };
    },
    jam(until) {
      jammedUntil = Math.max(jammedUntil, until);
    },
    transmit(frame, to, done) {
      if (waiting.length >= MAX_WAITING) {
        counters.downlinks.overflow += 1;
        return false;
      }
      if (!gatewayDuty.take(time.now(), airtime(plan, frame.length))) {
        counters.downlinks.dutyCycle += 1;
        return false;
      }
      const start = () => {
        gatewayBusy = true;
        sendDown(
          frame,
          members.filter(({ receiver }) => to(receiver)),
          done,
        );
      };
      if (gatewayBusy) waiting.push(start);
      else start();
      return true;
    },
  };
}

/** What two frames that are on the air together do to each other at the gateway. */
function interfere(a: Transmission, b: Transmission): void {
  if (a.down || b.down) {
    // half duplex: a radio that sends hears nothing. Two downlinks never overlap.
    if (!a.down) a.fate = 'deaf';
    if (!b.down) b.fate = 'deaf';
    return;
  }
  if (a.rssi < b.rssi + CAPTURE && a.fate === 'delivered') a.fate = 'collided';
  if (b.rssi < a.rssi + CAPTURE && b.fate === 'delivered') b.fate = 'collided';
}
