import { describe, expect, it } from 'vitest';
import { flashEspruino } from '../../firmware/build/flash/flashEspruino.ts';
import type { FlashNews } from '../../firmware/build/flash/job.ts';
import { crcOfText } from '../support/espruinoStorage.ts';
import { type FakePromptOptions, startFakePrompt } from '../support/fakePrompt.ts';
import { has } from '../support/programs.ts';

/** every byte that there is, quotes, line ends and Ctrl-C among them, and longer than two lines of the console */
const EVERY_BYTE = Array.from({ length: 2000 }, (_, i) => String.fromCharCode((i * 7) & 255)).join('');
const RECORD = '{"crc":"00000000","node":1}';

describe.skipIf(!has('socat'))('flashing an Espruino', () => {
  async function flash(options: FakePromptOptions, bytes = EVERY_BYTE) {
    const board = await startFakePrompt(options);
    const news: FlashNews[] = [];
    const job = {
      port: board.path,
      baud: 115_200,
      answers: '^MDBT42Q$',
      files: [
        { name: 'lw.provision', bytes: RECORD },
        { name: '.bootcde', bytes },
      ],
    };
    const outcome = await flashEspruino(job, (one) => news.push(one));
    return { board, news, outcome };
  }

  it('leaves the script and the record in Storage, byte for byte, and starts the board', async () => {
    const { board, news, outcome } = await flash({});
    expect(board.storage.contents('lw.provision')).toBe(RECORD);
    expect(board.storage.contents('.bootcde')).toBe(EVERY_BYTE);
    expect(board.started()).toBe(1);
    expect(outcome).toEqual({ provisioned: true });
    expect(news).toContainEqual({ kind: 'verified', name: '.bootcde', length: 2000, crc: crcOfText(EVERY_BYTE) });
    expect(news.at(0)).toMatchObject({ kind: 'board', board: 'MDBT42Q', version: '2v29' });
  });

  it('writes the record before the script, which would otherwise start without it', async () => {
    const { board } = await flash({});
    expect(board.storage.names()).toEqual(['lw.provision', '.bootcde']);
  });

  it('stops a script that is running, and leaves the debugger', async () => {
    const { board } = await flash({ busy: true });
    expect(board.storage.contents('.bootcde')).toBe(EVERY_BYTE);
  });

  it('waits while the board says XOFF', async () => {
    const { board } = await flash({ holds: true });
    expect(board.lost()).toBe(0);
    expect(board.storage.contents('.bootcde')).toBe(EVERY_BYTE);
  });

  it('types slowly enough for a plain UART with a small buffer', async () => {
    const { board } = await flash({ console: 'Serial1', buffer: 512, speed: 4 }, 'var a=1;'.repeat(20));
    expect(board.lost()).toBe(0);
    expect(board.storage.contents('.bootcde')).toBe('var a=1;'.repeat(20));
  });

  it('sends a line again that lost a character, or whose answer was lost', async () => {
    const { board } = await flash({
      onLine: (line, count) => {
        if (count === 5) return line.replace('\\x15', '');
        return count === 7 ? `${line.replace('print(', 'void(')}` : line;
      },
    });
    expect(board.storage.contents('.bootcde')).toBe(EVERY_BYTE);
  });
});
