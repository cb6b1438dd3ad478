import { bodyOf } from './body.ts';
import { type Model, SORTS, VIEWS } from './model.ts';
import { pageOf, titlesIn } from './render.ts';
import { cut, sanitise } from './text.ts';

/** A key as Node's readline names it; `text`: what it types, if anything. */
export interface Key {
  readonly name: string;
  readonly text: string;
}

/** undefined: whoever watches has had enough. */
type After = Model | undefined;

const LONGEST_FILTER = 64;

function scrolled(model: Model, top: number): Model {
  const last = bodyOf(model).count - pageOf(model.size, titlesIn(model));
  return { ...model, top: Math.max(0, Math.min(top, last)) };
}

/** From where it is shown: rows may have gone since. */
function moved(model: Model, lines: number): Model {
  return scrolled(model, scrolled(model, model.top).top + lines);
}

function turned(model: Model, step: number): Model {
  const at = (VIEWS.indexOf(model.view) + step + VIEWS.length) % VIEWS.length;
  return { ...model, view: VIEWS[at] ?? model.view, top: 0, isHelp: false };
}

const next = <T>(all: readonly T[], one: T): T => all[(all.indexOf(one) + 1) % all.length] ?? one;

function typed(model: Model, { name, text }: Key): After {
  const { filter } = model;
  if (name === 'ctrl-c') return undefined;
  if (name === 'return' || name === 'enter') return { ...model, isTyping: false };
  if (name === 'escape') return { ...model, isTyping: false, filter: '', top: 0 };
  if (name === 'backspace') return { ...model, filter: [...filter].slice(0, -1).join(''), top: 0 };
  const added = sanitise(text);
  if (added === '' || name.startsWith('ctrl-')) return model;
  return { ...model, filter: cut(filter + added, LONGEST_FILTER), top: 0 };
}

const KEYS: ReadonlyMap<string, (model: Model) => After> = new Map(
  Object.entries<(model: Model) => After>({
    q: () => undefined,
    'ctrl-c': () => undefined,
    tab: (model) => turned(model, 1),
    'shift-tab': (model) => turned(model, -1),
    right: (model) => turned(model, 1),
    left: (model) => turned(model, -1),
    up: (model) => moved(model, -1),
    k: (model) => moved(model, -1),
    down: (model) => moved(model, 1),
    j: (model) => moved(model, 1),
    pageup: (model) => moved(model, -pageOf(model.size, titlesIn(model))),
    pagedown: (model) => moved(model, pageOf(model.size, titlesIn(model))),
    space: (model) => moved(model, pageOf(model.size, titlesIn(model))),
    home: (model) => scrolled(model, 0),
    g: (model) => scrolled(model, 0),
    end: (model) => scrolled(model, Number.MAX_SAFE_INTEGER),
    'shift-g': (model) => scrolled(model, Number.MAX_SAFE_INTEGER),
    s: (model) => (model.view === 'covers' ? { ...model, sort: next(SORTS, model.sort), top: 0 } : model),
    p: (model) => ({ ...model, frozen: model.frozen ? undefined : model.known }),
    '/': (model) => ({ ...model, isTyping: true, isHelp: false }),
    '?': (model) => ({ ...model, isHelp: !model.isHelp, top: 0 }),
    h: (model) => ({ ...model, isHelp: !model.isHelp, top: 0 }),
    escape: (model) => (model.isHelp ? { ...model, isHelp: false, top: 0 } : { ...model, filter: '', top: 0 }),
  }),
);

/** The model after a key. */
export function press(model: Model, key: Key): After {
  if (model.isTyping) return typed(model, key);
  const view = VIEWS[Number(key.text) - 1];
  if (view !== undefined) return { ...model, view, top: 0, isHelp: false };
  const act = KEYS.get(key.name) ?? KEYS.get(key.text);
  return act ? act(model) : model;
}
