import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineSplitter, readLine } from '../../firmware/build/monitor/lines.ts';

describe('a line of the console', () => {
  it('is a frame, a trace, or itself', () => {
    expect(readLine('lw up 10AB')).toEqual({ kind: 'up', frame: Buffer.from([0x10, 0xab]) });
    expect(readLine('lw down 11\r')).toEqual({ kind: 'down', frame: Buffer.from([0x11]) });
    expect(readLine('lw trace 6 1 -2')).toEqual({ kind: 'trace', code: 6, a: 1, b: -2 });
    expect(readLine('lidwatch: not provisioned')).toEqual({ kind: 'text', text: 'lidwatch: not provisioned' });
  });

  it('may stand behind a prompt of the engine', () => {
    expect(readLine('\u001b[J>lw up 10')).toEqual({ kind: 'up', frame: Buffer.from([0x10]) });
  });

  it.each(['lw up', 'lw up 1', 'lw up zz', 'lw trace 1', 'lw trace 1 2 x', 'lw sideways 10'])('%j is text', (line) => {
    expect(readLine(line)).toEqual({ kind: 'text', text: line });
  });

  it('never throws, and never sends control characters to a terminal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (raw) => {
        const line = readLine(raw);
        if (line.kind === 'text') expect(line.text).not.toMatch(/\p{Cc}/u);
      }),
    );
  });

  it('is the same however it was cut', () => {
    const lines = fc.array(fc.string().map((text) => text.replaceAll('\n', '')));
    fc.assert(
      fc.property(lines, fc.array(fc.nat({ max: 20 })), (texts, cuts) => {
        const splitter = createLineSplitter();
        let rest = texts.map((text) => `${text}\n`).join('');
        const found: string[] = [];
        for (const cut of cuts) {
          found.push(...splitter.push(rest.slice(0, cut)));
          rest = rest.slice(cut);
        }
        found.push(...splitter.push(rest));
        expect(found).toEqual(texts);
      }),
    );
  });

  it('that never ends is shown in pieces, and not kept for ever', () => {
    const splitter = createLineSplitter();
    for (let i = 0; i < 100; i += 1) splitter.push('x'.repeat(1000));
    expect(splitter.rest().length).toBeLessThan(5000);
  });
});
