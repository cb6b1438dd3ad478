import { createFrameReader } from '../build/monitor/frames.ts';
import { frameWords } from '../build/monitor/words.ts';

/** The transcript for a person: seconds of virtual time, and what each frame says. */
export function annotate(lines: readonly string[], key: string): string[] {
  const frames = createFrameReader(key);
  return lines.map((line) => {
    const [time = '', kind = '', ...rest] = line.split(' ');
    if (time === 'end') return line;
    if (kind === 'scene') return rest.join(' ');
    const seconds = (Number(time) / 1000).toFixed(3).padStart(10);
    return `${seconds} s  ${kind.padEnd(6)}  ${frameWords(frames.read(Buffer.from(rest[0] ?? '', 'hex')))}`;
  });
}
