export interface KeyboardOptions {
  readonly input: NodeJS.ReadStream;
  readonly faster: () => void;
  readonly slower: () => void;
  /** Ctrl-C, which a terminal that hands out single keys does not turn into a signal */
  readonly end: () => void;
}

const CTRL_C = '\u0003';

/** Listens for single keys, where there is a terminal. Returns what gives the terminal back as it was. */
export function watchKeyboard({ input, faster, slower, end }: KeyboardOptions): () => void {
  if (!input.isTTY) return () => undefined;
  input.setRawMode(true);
  input.setEncoding('utf8');
  const heed = (keys: string) => {
    for (const key of keys) {
      if (key === '+' || key === '=') faster();
      else if (key === '-') slower();
      else if (key === CTRL_C) end();
    }
  };
  input.on('data', heed);
  input.resume();
  return () => {
    input.off('data', heed);
    input.setRawMode(false);
    input.pause();
  };
}
