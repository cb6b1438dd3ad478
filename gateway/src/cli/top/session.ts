import { emitKeypressEvents } from 'node:readline';
import type { ApiClient } from '../../client/apiClient.ts';
import type { Cancel, Clock } from '../../parts/clock.ts';
import type { Console } from '../terminal.ts';
import { createFeed } from './feed.ts';
import { type Key, press } from './keys.ts';
import { emptyModel, type Model, type Size } from './model.ts';
import { type Message, reduce, type Told } from './reduce.ts';
import { render } from './render.ts';
import { createScreen, ENTER, LEAVE } from './screen.ts';

export interface SessionOptions {
  readonly api: ApiClient;
  readonly console: Console;
  readonly clock: Clock;
  readonly random: () => number;
}

const TICK_MS = 1_000;
/** Ten pictures a second are enough for numbers. */
const FRAME_MS = 100;
/** Whoever presses Escape alone must not wait for what might belong to it. */
const ESCAPE = { escapeCodeTimeout: 50 };
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

interface Pressed {
  readonly name?: string;
  readonly ctrl?: boolean;
  readonly shift?: boolean;
}

function keyOf(text: string | undefined, { name = '', ctrl, shift }: Pressed): Key {
  const prefix = ctrl ? 'ctrl-' : shift ? 'shift-' : '';
  return { name: `${prefix}${name}`, text: ctrl ? '' : (text ?? '') };
}

function sizeOf({ columns, rows }: NodeJS.WriteStream): Size {
  // some terminals do not say
  return { columns: columns || 80, rows: rows || 24 };
}

/**
 * Shows a gateway until somebody has had enough. However it ends, the terminal is left as it was found. Resolves to the
 * signal that has ended it, if one has; throws what waiting does not mend.
 */
export async function watch({ api, console, clock, random }: SessionOptions): Promise<NodeJS.Signals | undefined> {
  const { input, output, colour } = console;
  const screen = createScreen(output, colour);
  const ended = Promise.withResolvers<NodeJS.Signals | undefined>();
  let model = emptyModel(api.url, clock.now(), sizeOf(output));
  let told: Told[] = [];
  let frame: Cancel | undefined;
  let tick: Cancel | undefined;

  function enter(): void {
    input.setRawMode(true);
    output.write(ENTER);
    screen.forget();
  }

  function leave(): void {
    input.setRawMode(false);
    output.write(LEAVE);
  }

  /** A busy city is taken in together, once a picture. */
  function takeTold(): void {
    if (told.length > 0) model = reduce(model, { kind: 'told', all: told }, clock.now());
    told = [];
  }

  function draw(): void {
    takeTold();
    frame?.();
    frame = undefined;
    if (!screen.draw(render(model), model.size)) output.off('drain', soon).once('drain', soon);
  }

  function soon(): void {
    frame ??= clock.after(FRAME_MS, draw);
  }

  function take(message: Message): void {
    if (message.kind === 'told') told.push(...message.all);
    else {
      takeTold();
      model = reduce(model, message, clock.now());
    }
    soon();
  }

  function resized(): void {
    take({ kind: 'size', size: sizeOf(output) });
    draw();
  }

  /** Ctrl-Z: a raw terminal does not do it by itself. */
  function suspend(): void {
    leave();
    process.once('SIGCONT', () => {
      enter();
      resized();
    });
    process.kill(process.pid, 'SIGTSTP');
  }

  function pressed(text: string | undefined, raw: Pressed): void {
    const key = keyOf(text, raw);
    if (key.name === 'ctrl-z') {
      suspend();
      return;
    }
    const after: Model | undefined = press(model, key);
    if (!after) {
      ended.resolve(undefined);
      return;
    }
    model = after;
    draw();
  }

  function beat(): void {
    tick = clock.after(TICK_MS, beat);
    take({ kind: 'tick' });
  }

  const hungUp = (): void => ended.resolve('SIGHUP');
  const feed = createFeed({ api, clock, random, onMessage: take });
  // a fault of ours ends the process by this way, too
  process.once('exit', leave);
  for (const signal of SIGNALS) process.once(signal, ended.resolve);
  emitKeypressEvents(input, ESCAPE as never);
  input.on('keypress', pressed).on('end', hungUp).on('error', hungUp).resume();
  output.on('resize', resized);
  try {
    enter();
    draw();
    beat();
    return await Promise.race([ended.promise, feed.run().then(() => ended.promise)]);
  } finally {
    feed.stop();
    tick?.();
    frame?.();
    output.off('resize', resized).off('drain', soon);
    input.off('keypress', pressed).off('end', hungUp).off('error', hungUp).pause();
    for (const signal of SIGNALS) process.off(signal, ended.resolve);
    process.off('exit', leave);
    leave();
  }
}
