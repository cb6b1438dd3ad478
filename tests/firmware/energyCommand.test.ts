import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { main } from '../../firmware/energy/main.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

/** Runs the command; what it printed, and how it ended. */
function run(...args: string[]): { code: number; out: string; err: string } {
  let out = '';
  let err = '';
  const keep = (add: (text: string) => void) => (text: unknown) => {
    add(String(text));
    return true;
  };
  vi.spyOn(console, 'log').mockImplementation((text) => {
    out += `${text}\n`;
  });
  vi.spyOn(process.stdout, 'write').mockImplementation(keep((text) => (out += text)) as never);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep((text) => (err += text)) as never);
  const code = main(args);
  return { code, out, err };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('npm run energy', () => {
  it('refuses what it does not know, with the exit code of wrong usage', () => {
    for (const args of [
      ['--nonsense'],
      ['--passes', 'many'],
      ['--passes', '-1'],
      ['--passes', '1.5'],
      ['--openings', '400'],
      ['extra'],
    ]) {
      const { code, out, err } = run(...args);
      expect(code, args.join(' ')).toBe(2);
      expect(err, args.join(' ')).not.toBe('');
      expect(out).toBe('');
      vi.restoreAllMocks();
    }
  });

  it('names the boards where one is unknown', () => {
    const { code, err } = run('--board', 'toaster');
    expect(code).toBe(2);
    expect(err).toContain('board-unknown');
    expect(err).toContain('rak5010');
  });

  it('says so where the picture cannot be written', () => {
    const folder = temporaryFolder();
    const { code, err } = run('--board', 'iotjs-linux', '--passes', '0', '--out', folder);
    expect(code).toBe(1);
    expect(err).toContain('file-unwritable');
  });

  it('shows every figure with its source', () => {
    const { code, out } = run('--figures');
    expect(code).toBe(0);
    expect(out).toContain('selfDischarge');
    expect(out).toContain('assumed');
  });

  it('prints JSON that adds up, and writes the picture', () => {
    const file = join(temporaryFolder(), 'energy.svg');
    const { code, out } = run('--board', 'iotjs-linux', '--passes', '10', '--json', '--out', file);
    expect(code).toBe(0);
    const { cases, traffic } = JSON.parse(out) as {
      traffic: { passes: number };
      cases: { years: number; failsStandard: boolean; millijoulesPerDay: Record<string, number> }[];
    };
    expect(traffic.passes).toBe(10);
    expect(cases).toHaveLength(32);
    for (const { years, failsStandard, millijoulesPerDay } of cases) {
      const day = Object.values(millijoulesPerDay).reduce((sum, part) => sum + part, 0);
      expect(172_368_000 / day / 365.25 / years).toBeCloseTo(1, 1);
      expect(failsStandard).toBe(true);
    }
    expect(readFileSync(file, 'utf8')).toContain('</svg>');
  });
});
