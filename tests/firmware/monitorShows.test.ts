import { describe, expect, it } from 'vitest';
import { createFrameReader } from '../../firmware/build/monitor/frames.ts';
import { traceName, traceWords } from '../../firmware/build/monitor/traces.ts';
import { createWatch } from '../../firmware/build/monitor/watch.ts';
import { TRACE } from '../../firmware/src/core/trace.ts';
import { BENCH_KEY, BENCH_NODE, sealedHex } from '../support/benchFrames.ts';

const NOW = Date.UTC(2026, 0, 1, 12, 34, 56, 789);
const CONSOLE = [
  'lidwatch: started',
  `lw up ${sealedHex({ type: 'status', seq: 5, flags: 0 }, 5)}`,
  'lw trace 6 1 12',
  'lw down 00',
  '',
].join('\r\n');

function watch(json: boolean): string[] {
  const lines: string[] = [];
  const one = createWatch({
    frames: createFrameReader(BENCH_KEY),
    json,
    now: () => NOW,
    print: (line) => lines.push(line),
  });
  one.port('open');
  one.hear(CONSOLE.slice(0, 30));
  one.hear(CONSOLE.slice(30));
  one.port('lost', 'the port is gone');
  one.hear('cut off');
  one.end();
  return lines;
}

describe('the monitor shows', () => {
  it('time, direction and meaning to a person, and other lines as they are', () => {
    expect(watch(false)).toEqual([
      '12:34:56.789  port   open',
      '12:34:56.789  text   lidwatch: started',
      expect.stringMatching(/^12:34:56\.789 {2}up {5}status \d+ bytes {2}seq 5/),
      '12:34:56.789  trace  sent     type alert, seq 12',
      '12:34:56.789  down   no frame (1 bytes)',
      '12:34:56.789  port   lost: the port is gone',
      '12:34:56.789  text   cut off',
    ]);
  });

  it('one JSON object a line to a program', () => {
    const lines = watch(true).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ kind }) => kind)).toEqual(['port', 'text', 'up', 'trace', 'down', 'port', 'text']);
    expect(lines[2]).toMatchObject({
      time: '2026-01-01T12:34:56.789Z',
      node: BENCH_NODE,
      counter: 5,
      message: { type: 'status', seq: 5 },
    });
    expect(lines[3]).toMatchObject({ name: 'sent', a: 1, b: 12 });
    expect(lines[4]).toMatchObject({ fault: 'no frame' });
  });

  it('every trace by its name, and the numbers of one that it does not know', () => {
    for (const [name, code] of Object.entries(TRACE)) {
      expect(traceName(code)).toBe(name);
      expect(traceWords(code, 1, 2)).toContain(name);
    }
    expect(traceWords(TRACE.mode, 2, 1)).toBe('mode     now alarm, before armed');
    expect(traceWords(999, 1, 2)).toBe('code 999  1 2');
  });
});
