import { vi } from 'vitest';
import { main } from '../../../sim/src/cli/main.ts';

interface EvaluateRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `lidwatch-sim evaluate` in this process, with its workers and gateways in theirs. */
export async function evaluateRun(args: readonly string[], onError?: (text: string) => void, signal?: AbortSignal) {
  let [out, err] = ['', ''];
  const mocks = [
    vi.spyOn(console, 'log').mockImplementation((line) => {
      out += `${line}\n`;
    }),
    vi.spyOn(console, 'error').mockImplementation((line) => {
      err += `${line}\n`;
    }),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      err += text;
      onError?.(String(text));
      return true;
    }),
  ];
  try {
    const code = await main(['evaluate', ...args], signal ?? new AbortController().signal);
    return { code, out, err } satisfies EvaluateRun;
  } finally {
    for (const mock of mocks) mock.mockRestore();
  }
}
