import { expect, it } from 'vitest';
import { type AskPage, createPages, type ListPage, type PagesState } from '../../gateway/console/src/shell/pages.ts';

interface Question {
  readonly cursor: string | null;
  readonly signal: AbortSignal;
  answer(rows: readonly string[], next: string | null): Promise<void>;
  fail(): Promise<void>;
}

/** A list whose answers come when the test says so. */
function rig() {
  const questions: Question[] = [];
  let state: PagesState<string> | undefined;
  const pages = createPages<string>((next) => {
    state = next;
  });
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const ask: AskPage<string> = (cursor, signal) =>
    new Promise<ListPage<string>>((resolve, reject) => {
      questions.push({
        ...{ cursor, signal },
        answer(rows, next) {
          resolve({ rows, next });
          return settle();
        },
        fail() {
          reject(new Error('away'));
          return settle();
        },
      });
    });
  return { pages, ask, questions, rows: () => state?.rows, state: () => state };
}

it('"more" twice at once asks once', async () => {
  const { pages, ask, questions, rows } = rig();
  pages.begin(ask);
  await questions[0]?.answer(['a'], '1');
  pages.more();
  pages.more();
  expect(questions.map(({ cursor }) => cursor)).toEqual([null, '1']);
  await questions[1]?.answer(['b'], null);
  pages.more();
  expect([rows(), questions.length]).toEqual([['a', 'b'], 2]);
});

it('a page that was asked for before the list began anew is dropped, and fails nothing', async () => {
  const { pages, ask, questions, rows, state } = rig();
  pages.begin(ask);
  await questions[0]?.answer(['a'], '1');
  pages.more();
  pages.begin(ask);
  expect(questions[1]?.signal.aborted).toBe(true);
  await questions[2]?.answer(['A'], null);
  await questions[1]?.answer(['b'], '2');
  expect([rows(), state()?.next]).toEqual([['A'], null]);

  pages.begin(ask);
  pages.begin(ask);
  await questions[3]?.fail();
  expect(state()?.problem).toBeUndefined();
  expect(state()?.isLoading).toBe(true);
});

it('what the stream puts in while a page is under way stays', async () => {
  const { pages, ask, questions, rows } = rig();
  pages.begin(ask);
  await questions[0]?.answer(['a', 'b'], '1');
  pages.more();
  pages.set((some) => ['new', ...some.filter((row) => row !== 'b')]);
  await questions[1]?.answer(['c'], null);
  expect(rows()).toEqual(['new', 'a', 'c']);
});

it('the rows stay where a page does not come, with the reason, until the list is read again', async () => {
  const { pages, ask, questions, rows, state } = rig();
  pages.begin(ask);
  await questions[0]?.answer(['a'], '1');
  pages.more();
  await questions[1]?.fail();
  expect([rows(), state()?.isLoading, state()?.problem !== undefined]).toEqual([['a'], false, true]);
  pages.begin(ask);
  await questions[2]?.answer(['A'], null);
  expect([rows(), state()?.problem]).toEqual([['A'], undefined]);
});
