import { createRylrEvent, RYLR_MAX_DATA, type RylrEvent } from './rylrEvent.ts';

/**
 * What a REYAX RYLR896 or RYLR998 says on its serial line, as events. Node and gateway read the same module, so they
 * share this parser. ES5-able, integers only; nothing is allocated but the texts of `value` events.
 *
 *     +OK  +ERR=<code>  +READY  +RESET  +FACTORY  +<NAME>[=<text>]                   each ends in CR LF
 *     +RCV=<address>,<length>,<length bytes of data>,<rssi>,<snr>                    CR LF
 *
 * Data may hold any byte, CR LF and commas among them, so `+RCV` is taken by its length and never split.
 */
export interface RylrParser {
  /** Takes the first `length` bytes, cut anywhere. Not to be called from within its own handler. */
  feed(bytes: ArrayLike<number>, length: number): void;
  /**
   * To be called once the line has been silent for longer than a module pauses inside a line: gives up on what is
   * unfinished (bytes of a `+RCV` were lost), and still delivers the whole lines that its length had swallowed.
   */
  flush(): void;
  /** bytes of an unfinished line or `+RCV`; not 0 means that `flush` has something to do */
  pending(): number;
  /** bytes that were part of no event since the start; line ends between events are not counted */
  discarded(): number;
}

/** Longest line that is not `+RCV`; the longest known is `+UID=` with 24 digits. */
const MAX_LINE = 80;
/** `+RCV=65535,240,` before the data and `,-1234,-1234` CR LF after it fit with room to spare */
const BUFFER = RYLR_MAX_DATA + 40;

const CR = 13;
const LF = 10;
const PLUS = 43;
const COMMA = 44;
const MINUS = 45;
const EQUALS = 61;

// where in the grammar the next byte stands
const START = 0;
const NAME = 1;
const TEXT = 2;
const LINE_END = 3;
const ADDRESS = 4;
const LENGTH = 5;
const DATA = 6;
const AFTER_DATA = 7;
const RSSI = 8;
const SNR = 9;
const COUNTED_END = 10;

// what a step made of a byte
const MORE = 0;
const MISMATCH = 1;
const LINE = 2;
const COUNTED = 3;

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

export function createRylrParser(emit: (event: RylrEvent) => void): RylrParser {
  const event = createRylrEvent();
  /** the unfinished candidate: buf[0] is its '+', buf[at] the next byte to look at, `filled` the end */
  const buf = new Uint8Array(BUFFER);
  let filled = 0;
  let at = 0;
  let state = START;
  let equals = 0;
  let dataAt = 0;
  let value = 0;
  let digits = 0;
  let negative = false;
  let lost = 0;

  function beginNumber(next: number): number {
    state = next;
    value = 0;
    digits = 0;
    negative = false;
    return MORE;
  }

  /** One byte of a number of at most `max`, ended by `end`; then `done`. */
  function stepNumber(byte: number, max: number, end: number, signed: boolean): boolean {
    if (isDigit(byte)) {
      value = value * 10 + byte - 48;
      digits += 1;
      return digits <= 5 && value <= max;
    }
    if (signed && byte === MINUS && digits === 0 && !negative) {
      negative = true;
      return true;
    }
    return byte === end && digits > 0;
  }

  function isRcv(): boolean {
    return at === 4 && buf[1] === 82 && buf[2] === 67 && buf[3] === 86;
  }

  function stepLine(byte: number): number {
    if (byte === LF) return at > 1 ? LINE : MISMATCH;
    if (state === LINE_END || at >= MAX_LINE) return MISMATCH;
    if (byte === CR) {
      state = LINE_END;
      return MORE;
    }
    // no known text holds a '+': one is the start of the next line, whose predecessor lost its end
    if (state === TEXT) return byte >= 32 && byte < 127 && byte !== PLUS ? MORE : MISMATCH;
    if (byte === EQUALS) {
      if (isRcv()) return beginNumber(ADDRESS);
      equals = at;
      state = TEXT;
      return MORE;
    }
    return byte >= 65 && byte <= 90 ? MORE : MISMATCH;
  }

  function stepCounted(byte: number): number {
    if (state === ADDRESS) {
      if (!stepNumber(byte, 65535, COMMA, false)) return MISMATCH;
      if (byte !== COMMA) return MORE;
      event.address = value;
      return beginNumber(LENGTH);
    }
    if (state === LENGTH) {
      if (!stepNumber(byte, RYLR_MAX_DATA, COMMA, false)) return MISMATCH;
      if (byte !== COMMA) return MORE;
      event.length = value;
      dataAt = at + 1;
      state = value > 0 ? DATA : AFTER_DATA;
      return MORE;
    }
    if (state === DATA) {
      if (at + 1 === dataAt + event.length) state = AFTER_DATA;
      return MORE;
    }
    if (state === AFTER_DATA) return byte === COMMA ? beginNumber(RSSI) : MISMATCH;
    if (state === RSSI) {
      if (!stepNumber(byte, 9999, COMMA, true)) return MISMATCH;
      if (byte !== COMMA) return MORE;
      event.rssi = negative ? -value : value;
      return beginNumber(SNR);
    }
    if (state === SNR) {
      if (byte === CR && digits > 0) {
        state = COUNTED_END;
        return MORE;
      }
      if (!stepNumber(byte, 9999, LF, true)) return MISMATCH;
      return byte === LF ? COUNTED : MORE;
    }
    return byte === LF ? COUNTED : MISMATCH;
  }

  function step(byte: number): number {
    if (state === START) {
      if (byte !== PLUS) return MISMATCH;
      state = NAME;
      equals = 0;
      return MORE;
    }
    return state <= LINE_END ? stepLine(byte) : stepCounted(byte);
  }

  /** Forgets the first `count` bytes and starts over with what is left. */
  function shift(count: number): void {
    for (let i = count; i < filled; i += 1) buf[i - count] = buf[i] as number;
    filled -= count;
    at = 0;
    state = START;
  }

  /** The candidate is none: go on from the next '+' in the buffer. */
  function discard(): void {
    let count = 0;
    do {
      if (buf[count] !== CR && buf[count] !== LF) lost += 1;
      count += 1;
    } while (count < filled && buf[count] !== PLUS);
    shift(count);
  }

  function ascii(from: number, to: number): string {
    let text = '';
    for (let i = from; i < to; i += 1) text += String.fromCharCode(buf[i] as number);
    return text;
  }

  function lineEvent(): boolean {
    let end = at;
    if (buf[end - 1] === CR) end -= 1;
    event.name = ascii(1, equals > 0 ? equals : end);
    event.text = equals > 0 ? ascii(equals + 1, end) : '';
    if (event.name === '') return false;
    if (event.name === 'ERR') {
      event.kind = 'error';
      event.code = 0;
      for (let i = equals + 1; i < end; i += 1) {
        if (!isDigit(buf[i] as number)) return false;
        event.code = event.code * 10 + (buf[i] as number) - 48;
      }
      return equals > 0 && end > equals + 1 && event.code <= 999;
    }
    if (equals > 0) event.kind = 'value';
    else if (event.name === 'OK') event.kind = 'ok';
    else if (event.name === 'READY') event.kind = 'ready';
    else if (event.name === 'RESET') event.kind = 'reset';
    else event.kind = 'value';
    return true;
  }

  /** Fills `event` from the finished candidate. False where it only looked like one. */
  function finish(result: number): boolean {
    if (result === LINE) return lineEvent();
    event.kind = 'received';
    event.snr = negative ? -value : value;
    for (let i = 0; i < event.length; i += 1) event.data[i] = buf[dataAt + i] as number;
    return true;
  }

  /** Looks at every byte that has not been looked at. */
  function run(): void {
    while (at < filled) {
      const result = step(buf[at] as number);
      if (result === MORE) {
        at += 1;
      } else if (result === MISMATCH || !finish(result)) {
        discard();
      } else {
        shift(at + 1);
        emit(event);
      }
    }
  }

  return {
    feed(bytes, length) {
      for (let i = 0; i < length; i += 1) {
        buf[filled] = bytes[i] as number;
        filled += 1;
        run();
      }
    },
    flush() {
      while (filled > 0) {
        discard();
        run();
      }
    },
    pending: () => filled,
    discarded: () => lost,
  };
}
