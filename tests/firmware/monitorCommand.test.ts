import { describe, expect, it } from 'vitest';
import { BENCH_KEY, sealedHex } from '../support/benchFrames.ts';
import { startFakePort } from '../support/fakePort.ts';
import { has } from '../support/programs.ts';
import { createScratch } from '../support/scratch.ts';
import { lidwatchFw, startLidwatchFw } from '../support/toolRun.ts';
import { until } from '../support/until.ts';

const FRAME = `lw up ${sealedHex({ type: 'status', seq: 5, flags: 0 }, 5)}\n`;

function keyFile(): string {
  const text = JSON.stringify({ lidwatch: 1, cover: 'C-0001', node: 1, key: BENCH_KEY });
  return createScratch().write('C-0001.import.json', text);
}

describe('lidwatch-fw monitor', () => {
  it('reads standard input to its end', async () => {
    const run = startLidwatchFw(['monitor', '--port', '-', '--json', '--key-file', keyFile()]);
    run.input.end(FRAME);
    const { code, out, err } = await run.ended;
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ kind: 'up', message: { type: 'status', seq: 5 } });
    expect(out).not.toContain(BENCH_KEY);
  });

  it('says which port is missing', async () => {
    const { code, err } = await lidwatchFw('monitor', '--port', createScratch().path('nowhere'));
    expect(code).toBe(1);
    expect(err).toContain('port-missing');
  });

  it('refuses a key file without a key, and does not show what stands there', async () => {
    const { write } = createScratch();
    for (const text of ['{"key":"secret word"}', 'secret word', '[]', 'null']) {
      const { code, err } = await lidwatchFw('monitor', '--port', '-', '--key-file', write('x.json', text));
      expect(code).toBe(1);
      expect(err).toContain('record-invalid');
      expect(err).not.toContain('secret word');
    }
  });

  it.skipIf(!has('socat'))(
    'opens a port again that went away, and ends at Ctrl-C',
    async () => {
      const port = await startFakePort();
      const run = startLidwatchFw(['monitor', '--port', port.path, '--json']);
      const saw = (what: string, count = 1) =>
        until(`${what} is shown`, 30_000, () => run.out().split(what).length > count);
      await saw('"open"');
      port.print('before\n');
      await saw('before');
      await port.unplug();
      await saw('"lost"');
      await port.plugIn();
      await saw('"open"', 2);
      port.print('after\n');
      await saw('after');
      run.kill('SIGINT');
      const { code, err } = await run.ended;
      expect(code).toBe(0);
      expect(err).toBe('');
    },
    90_000,
  );
});
