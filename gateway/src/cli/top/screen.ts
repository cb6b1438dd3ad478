import { type Line, paint, widthOfLine } from './line.ts';
import type { Size } from './model.ts';

/** Where a screen is drawn: standard output, as a terminal. */
export interface Canvas {
  write(text: string): boolean;
  readonly writableNeedDrain: boolean;
}

/** A screen of its own (DEC private mode 1049), no cursor (25), and nothing that wraps (7), whatever a terminal counts. */
export const ENTER = '\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[2J';
export const LEAVE = '\x1b[0m\x1b[?7h\x1b[?25h\x1b[?1049l';
/** Shown at once, where a terminal knows of it (mode 2026, synchronized output). */
const BEGIN = '\x1b[?2026h';
const END = '\x1b[?2026l';

export interface Screen {
  /** Draws the lines that differ from those that are there, in one write. False where the terminal has not taken the last. */
  draw(lines: readonly Line[], size: Size): boolean;
  /** What is there is not known any more: the next drawing is a whole one. */
  forget(): void;
}

export function createScreen(canvas: Canvas, colour: boolean): Screen {
  let there: readonly string[] = [];
  let shape = '';
  return {
    draw(lines, { columns, rows }) {
      if (canvas.writableNeedDrain) return false;
      // a terminal that was resized has moved what was there
      const isNew = shape !== `${columns} ${rows}` || there.length === 0;
      shape = `${columns} ${rows}`;
      // a full line leaves the cursor on its last character, which must not be erased
      const wanted = lines.map((line) => paint(line, colour) + (widthOfLine(line) < columns ? '\x1b[K' : ''));
      const changed = wanted.flatMap((text, i) => (isNew || text !== there[i] ? [`\x1b[${i + 1};1H${text}`] : []));
      there = wanted;
      if (changed.length > 0) canvas.write(`${BEGIN}${isNew ? '\x1b[2J' : ''}${changed.join('')}${END}`);
      return true;
    },
    forget() {
      there = [];
    },
  };
}
