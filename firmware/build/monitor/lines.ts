/**
 * What a node on a bench prints on its console, a line each:
 *
 *     lw up <hex>                  a frame that it sends
 *     lw down <hex>                a frame that it received
 *     lw trace <code> <a> <b>      a step of the core: see TRACE
 *
 * Whatever else comes over the console is shown as it is.
 */
export type ConsoleLine =
  | { readonly kind: 'up' | 'down'; readonly frame: Uint8Array }
  | { readonly kind: 'trace'; readonly code: number; readonly a: number; readonly b: number }
  | { readonly kind: 'text'; readonly text: string };

const FRAME = /^lw (up|down) ((?:[0-9a-f]{2})+)$/i;
const TRACED = /^lw trace (\d{1,5}) (-?\d{1,10}) (-?\d{1,10})$/;
const ESCAPE = String.fromCharCode(27);
/** prompts and erasing that Espruino's console puts before a line */
const PROMPT = new RegExp(`^(?:>|${ESCAPE}\\[[0-9;]*[A-Za-z])+`);
/** what would move the cursor or beep on a person's terminal */
const CONTROL = /\p{Cc}/gu;

/** Any text is a line; nothing throws. */
export function readLine(raw: string): ConsoleLine {
  const line = raw.replace(/\r/g, '').replace(PROMPT, '').trim();
  const frame = FRAME.exec(line);
  if (frame) return { kind: frame[1]?.toLowerCase() as 'up' | 'down', frame: Buffer.from(frame[2] ?? '', 'hex') };
  const traced = TRACED.exec(line);
  if (traced) return { kind: 'trace', code: Number(traced[1]), a: Number(traced[2]), b: Number(traced[3]) };
  return { kind: 'text', text: line.replace(CONTROL, '') };
}

/** A line that never ends is cut here. */
const LONGEST = 4096;

export interface LineSplitter {
  push(text: string): readonly string[];
  /** what stands there without a line end */
  rest(): string;
}

export function createLineSplitter(): LineSplitter {
  let open = '';
  return {
    push(text) {
      const lines = (open + text).split('\n');
      open = lines.pop() ?? '';
      while (open.length > LONGEST) {
        lines.push(open.slice(0, LONGEST));
        open = open.slice(LONGEST);
      }
      return lines;
    },
    rest: () => open,
  };
}
