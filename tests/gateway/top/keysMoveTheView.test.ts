import { expect, it } from 'vitest';
import { press } from '../../../gateway/src/cli/top/keys.ts';
import { plain } from '../../../gateway/src/cli/top/line.ts';
import type { Model } from '../../../gateway/src/cli/top/model.ts';
import { reduce } from '../../../gateway/src/cli/top/reduce.ts';
import { render } from '../../../gateway/src/cli/top/render.ts';
import { cover, model, NOW } from '../../support/topModel.ts';

const covers = Array.from({ length: 30 }, (_, i) => cover(`C-${i + 1}`));
const start = (): Model => model({ covers }, { columns: 80, rows: 15 }, { view: 'covers', sort: 'cover' });

/** Keys by their names, or characters that are typed. */
function after(from: Model, ...keys: readonly string[]): Model {
  return keys.reduce((now, name) => {
    const next = press(now, { name, text: name.length === 1 ? name : '' });
    if (!next) throw new Error(`${name} ends it`);
    return next;
  }, from);
}

const shown = (now: Model): readonly string[] =>
  render(now)
    .map(plain)
    .flatMap((line) => /^C-\d+/.exec(line)?.[0] ?? []);

it('scrolls by lines and pages, and no further than there is something', () => {
  // of 15 lines three are the head, one the titles, one the foot
  expect(shown(start())).toEqual(covers.slice(0, 10).map((one) => one.cover));
  expect(shown(after(start(), 'down', 'j', 'up'))[0]).toBe('C-2');
  expect(shown(after(start(), 'pagedown'))[0]).toBe('C-11');
  expect(shown(after(start(), 'end', 'down', 'pagedown'))).toEqual(covers.slice(20).map((one) => one.cover));
  expect(shown(after(start(), 'end', 'up'))[0]).toBe('C-20');
  expect(shown(after(start(), 'end', 'home', 'up'))[0]).toBe('C-1');
});

it('goes on from where it is where rows have gone', () => {
  const far = after(start(), 'end');
  const few = reduce(far, { kind: 'read', covers: covers.slice(0, 12), events: [] }, NOW);
  expect(shown(few)[0]).toBe('C-3');
  expect(shown(after(few, 'up'))[0]).toBe('C-2');
});

it('turns the views over, and back', () => {
  expect(after(start(), 'tab').view).toBe('links');
  expect(after(start(), 'shift-tab', 'shift-tab').view).toBe('events');
  expect(after(start(), '4', '1').view).toBe('overview');
  expect(after(start(), 'pagedown', '3', '2').top).toBe(0);
});

it('filters as it is typed, takes keys as letters meanwhile, and shows all again', () => {
  const typed = after(start(), '/', 'c', '-', '2', 'q', 'backspace');
  expect([typed.filter, typed.isTyping]).toEqual(['c-2', true]);
  expect(shown(typed)).toEqual(['C-2', ...covers.slice(19, 28).map((one) => one.cover)]);
  const done = after(typed, 'return', 's');
  expect([done.isTyping, done.sort]).toEqual([false, 'battery']);
  expect(shown(after(done, 'escape')).length).toBe(10);
});

it('holds what is shown while it is paused', () => {
  const paused = after(start(), 'p');
  const told = reduce(paused, { kind: 'read', covers: [], events: [] }, NOW);
  expect(shown(told)).toHaveLength(10);
  expect(shown(after(told, 'p'))).toHaveLength(0);
});

it.each(['q', 'ctrl-c'])('has enough at %s', (name) => {
  expect(press(start(), { name, text: '' })).toBeUndefined();
});
