import { vi } from 'vitest';
import { main } from '../../firmware/build/main.ts';

export interface FirmwareCliRun {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command of `lidwatch-fw` in this process, as its launcher would. */
export async function lidwatchFw(...args: readonly string[]): Promise<FirmwareCliRun> {
  let stdout = '';
  let stderr = '';
  const log = vi.spyOn(console, 'log').mockImplementation((text: string) => {
    stdout += `${text}\n`;
  });
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    stderr += String(text);
    return true;
  });
  try {
    const status = await main(args);
    return { status, stdout, stderr };
  } finally {
    log.mockRestore();
    write.mockRestore();
  }
}
