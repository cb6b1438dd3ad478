import xterm from '@xterm/headless';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Line, plain, type Style, span } from '../../../gateway/src/cli/top/line.ts';
import { createScreen, ENTER, LEAVE } from '../../../gateway/src/cli/top/screen.ts';

const SIZE = { columns: 12, rows: 4 };

/** A terminal, and what was written to it. */
function createTerminal() {
  const terminal = new xterm.Terminal({ cols: SIZE.columns, rows: SIZE.rows, allowProposedApi: true });
  const writes: string[] = [];
  return {
    writes,
    terminal,
    writableNeedDrain: false,
    write(text: string) {
      writes.push(text);
      terminal.write(text);
      return true;
    },
    async lines(): Promise<readonly string[]> {
      await new Promise<void>((resolve) => terminal.write('', resolve));
      const { active } = terminal.buffer;
      return Array.from({ length: SIZE.rows }, (_, i) => active.getLine(i)?.translateToString().trimEnd() ?? '');
    },
  };
}

const style = fc.constantFrom<(Style | undefined)[]>(undefined, 'bold', 'dim', 'bad', 'reverse');
const line: fc.Arbitrary<Line> = fc
  .tuple(fc.stringMatching(/^[a-z 民]{0,6}$/), style, fc.stringMatching(/^[a-z]{0,6}$/))
  .map(([first, how, second]) => [span(first, how), span(second)])
  .filter((one) => plain(one).replaceAll('民', '##').length <= SIZE.columns);
const picture = fc.array(line, { minLength: SIZE.rows, maxLength: SIZE.rows });

it('shows each picture as it is, whatever was there before, with colours or without', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(picture, { minLength: 1, maxLength: 6 }), fc.boolean(), async (pictures, colour) => {
      const terminal = createTerminal();
      terminal.write(ENTER);
      const screen = createScreen(terminal, colour);
      for (const lines of pictures) {
        screen.draw(lines, SIZE);
        expect(await terminal.lines()).toEqual(lines.map(plain));
      }
      terminal.write(LEAVE);
      expect((await terminal.lines()).join('')).toBe('');
    }),
  );
});

it('writes nothing where nothing has changed, one line where one has, and all after a while away', () => {
  const terminal = createTerminal();
  const screen = createScreen(terminal, false);
  const lines = ['one', 'two', 'three', 'four'].map((text): Line => [span(text)]);
  screen.draw(lines, SIZE);
  screen.draw(lines, SIZE);
  expect(terminal.writes).toHaveLength(1);
  screen.draw(lines.with(1, [span('2')]), SIZE);
  expect(terminal.writes[1]).toContain('2');
  expect(terminal.writes[1]).not.toMatch(/one|three|four/);
  screen.forget();
  screen.draw(lines, SIZE);
  expect(terminal.writes[2]).toMatch(/one.*two.*three.*four/s);
});

it('waits for a terminal that is slow, and then draws the newest', () => {
  const terminal = createTerminal();
  const screen = createScreen(terminal, false);
  terminal.writableNeedDrain = true;
  expect(screen.draw([[span('old')]], SIZE)).toBe(false);
  terminal.writableNeedDrain = false;
  expect(screen.draw([[span('new')]], SIZE)).toBe(true);
  expect(terminal.writes.join('')).toMatch(/^(?!.*old).*new/s);
});

it('has colours only where they are wanted', () => {
  const drawn = (colour: boolean): string => {
    const terminal = createTerminal();
    createScreen(terminal, colour).draw([[span('ill', 'bad')], [span('well', 'good')]], SIZE);
    return terminal.writes.join('');
  };
  expect(drawn(true)).toContain('\u001b[1;31mill');
  expect(drawn(false)).toContain('\u001b[1mill');
  expect(drawn(false)).not.toContain(';31m');
});
