/** Lines for people: time, cover, what happened. Colour where standard output is a terminal and NO_COLOR is not set. */
export interface Screen {
  /** what really happens to a cover */
  truth(time: Date, cover: string, text: string): void;
  /** an event is raised: `grave` for the two severities that wake people */
  raised(time: Date, cover: string, text: string, grave: boolean): void;
  cleared(time: Date, cover: string, text: string): void;
  /** what the node hears back */
  acknowledged(time: Date, cover: string, text: string): void;
  /** what happens to all of them */
  scene(time: Date, text: string): void;
  /** what somebody does */
  deed(time: Date, who: string, text: string): void;
  /** about the demo itself */
  say(text: string): void;
  /** counts, now and then */
  status(text: string): void;
}

const DIM = 2;
const BOLD_RED = '1;31';
const YELLOW = 33;
const GREEN = 32;
const CYAN = 36;
const MAGENTA = 35;
const BOLD = 1;

export function createScreen(out: NodeJS.WriteStream, environment: NodeJS.ProcessEnv): Screen {
  // https://no-color.org: any value but the empty one
  const coloured = out.isTTY && !environment.NO_COLOR && environment.TERM !== 'dumb';

  function paint(style: number | string, text: string): string {
    return coloured ? `\u001b[${style}m${text}\u001b[0m` : text;
  }

  function line(style: number | string, time: Date, cover: string, text: string): void {
    const clock = time.toTimeString().slice(0, 8);
    out.write(`${paint(DIM, clock)}  ${cover.padEnd(6)}  ${paint(style, text)}\n`);
  }

  return {
    truth: (time, cover, text) => line(CYAN, time, cover, `${text} (truth)`),
    raised: (time, cover, text, grave) => line(grave ? BOLD_RED : YELLOW, time, cover, text),
    cleared: (time, cover, text) => line(GREEN, time, cover, text),
    acknowledged: (time, cover, text) => line(DIM, time, cover, text),
    scene: (time, text) => line(BOLD, time, '', text),
    deed: (time, who, text) => line(MAGENTA, time, who, text),
    say: (text) => out.write(`${text}\n`),
    status: (text) => out.write(`${paint(DIM, text)}\n`),
  };
}
