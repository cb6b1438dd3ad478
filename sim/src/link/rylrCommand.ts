/**
 * What a host writes to a RYLR998, cut into commands. AT+SEND is taken by its length, since its data may hold any
 * byte; everything else ends at its line end.
 */
export type RylrCommand =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'send'; readonly address: number; readonly data: Uint8Array }
  /** code of the +ERR to answer with */
  | { readonly kind: 'bad'; readonly code: number };

export interface RylrCommandReader {
  feed(bytes: Uint8Array): void;
}

/** AT+SEND=65535,240, and its data and line end fit; no command is longer. */
const CAPACITY = 300;
const MAX_DATA = 240;
const LF = 10;
const SEND = /^AT\+SEND=(\d{1,5}),(\d{1,4}),/;

const ERR_NO_LINE_END = 1;
const ERR_NO_AT = 2;
const ERR_LENGTH = 5;
const ERR_TOO_LONG = 13;

export function createRylrCommandReader(take: (command: RylrCommand) => void): RylrCommandReader {
  let buffer = Buffer.alloc(0);

  /** Length of the first command in the buffer with its line end, or 0 while it is incomplete. */
  function next(): number {
    const header = SEND.exec(buffer.toString('latin1', 0, 20));
    const size = Number(header?.[2] ?? 0);
    if (!header || size > MAX_DATA) return buffer.indexOf(LF) + 1;
    const end = header[0].length + size;
    if (buffer.length < end + 2) return 0;
    if (buffer.toString('latin1', end, end + 2) === '\r\n') {
      const data = Uint8Array.from(buffer.subarray(header[0].length, end));
      take({ kind: 'send', address: Number(header[1]), data });
      return end + 2;
    }
    // the length does not match the data: what follows up to the next line end belongs to it
    const lineEnd = buffer.indexOf(LF, end) + 1;
    if (lineEnd > 0) take({ kind: 'bad', code: ERR_LENGTH });
    return lineEnd;
  }

  function takeLine(length: number): void {
    const text = buffer.toString('latin1', 0, length).trim();
    if (text === '') return;
    const header = SEND.exec(text);
    if (header) {
      if (Number(header[2]) > MAX_DATA) take({ kind: 'bad', code: ERR_TOO_LONG });
      return;
    }
    take(text.startsWith('AT') ? { kind: 'line', text } : { kind: 'bad', code: ERR_NO_AT });
  }

  return {
    feed(bytes) {
      buffer = Buffer.concat([buffer, bytes]);
      for (let length = next(); length > 0; length = next()) {
        takeLine(length);
        buffer = buffer.subarray(length);
      }
      if (buffer.length <= CAPACITY) return;
      buffer = Buffer.alloc(0);
      take({ kind: 'bad', code: ERR_NO_LINE_END });
    },
  };
}
