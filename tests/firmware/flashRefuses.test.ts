import { describe, expect, it } from 'vitest';
import { flashEspruino } from '../../firmware/build/flash/flashEspruino.ts';
import { portCandidates } from '../../firmware/build/serial/ports.ts';
import { type FakePromptOptions, startFakePrompt } from '../support/fakePrompt.ts';
import { has } from '../support/programs.ts';
import { createScratch } from '../support/scratch.ts';

const SCRIPT = 'var a=1;'.repeat(300);

const jobFor = (port: string) => ({
  port,
  baud: 115_200,
  answers: '^MDBT42Q$',
  files: [{ name: '.bootcde', bytes: SCRIPT }],
});

it('a port that is not there is refused, and the ports that are there are listed', async () => {
  const { path, write } = createScratch();
  const failing = flashEspruino(jobFor(path('nowhere')), () => undefined);
  await expect(failing).rejects.toMatchObject({ code: 'port-missing', message: expect.stringContaining('nowhere') });
  write('ttyACM0', '');
  write('ttyS0', '');
  expect(portCandidates(path('by-id'), path('.'))).toEqual([path('ttyACM0')]);
});

describe.skipIf(!has('socat'))('flashing ends with a coded error where', () => {
  async function fail(options: FakePromptOptions) {
    const board = await startFakePrompt(options);
    const failing = flashEspruino(jobFor(board.path), () => undefined);
    const error = (await failing.then(
      () => undefined,
      (reason: unknown) => reason,
    )) as { code: string; message: string; hint?: string } | undefined;
    return { board, error };
  }

  it('nothing answers', async () => {
    const { error } = await fail({ silent: true });
    expect(error).toMatchObject({ code: 'board-silent', hint: expect.stringContaining('--baud') });
  });

  it('the board is another one, which is left alone', async () => {
    const { board, error } = await fail({ board: 'PICO_R1_3' });
    expect(error).toMatchObject({ code: 'board-differs', message: expect.stringContaining('PICO_R1_3') });
    expect(board.storage.names()).toEqual([]);
    expect(board.lines).toHaveLength(1);
  });

  it('the flash is full', async () => {
    const { board, error } = await fail({ capacity: 1000 });
    expect(error).toMatchObject({ code: 'board-full', message: expect.stringContaining('.bootcde') });
    expect(board.started()).toBe(0);
  });

  it('the cable is pulled in the middle', async () => {
    const { error } = await fail({ unplugAt: 5 });
    expect(error).toMatchObject({ code: 'board-lost' });
  });

  it('what was written reads back otherwise, and the board is not started with it', async () => {
    const { board, error } = await fail({
      onLine: (line) => (line.includes('d.length') ? 'print("<","<<","[2400,7]",">>",">")' : line),
    });
    expect(error).toMatchObject({ code: 'write-differs', message: expect.stringContaining('.bootcde') });
    expect(board.started()).toBe(0);
  });
});
