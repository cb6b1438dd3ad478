import { expect, it, onTestFinished } from 'vitest';
import { createFeed } from '../../../gateway/src/cli/top/feed.ts';
import type { Message } from '../../../gateway/src/cli/top/reduce.ts';
import type { ApiClient } from '../../../gateway/src/client/apiClient.ts';
import type { StreamMessage } from '../../../gateway/src/client/readEvents.ts';
import { gatewayError } from '../../../gateway/src/errors.ts';
import { createManualClock } from '../../support/manualClock.ts';
import { ago, cover, NOW } from '../../support/topModel.ts';
import { until } from '../../support/until.ts';

const gateway = { name: 'a', version: '1.0.0', startedAt: ago(9), now: ago(0), framesWaiting: 0, unknownNodes: 0 };
const DOCUMENTS: Readonly<Record<string, unknown>> = {
  '/api/gateway': gateway,
  '/readyz': { ready: true, parts: [] },
  '/api/links': { links: [] },
  '/api/outbox': { sinks: [] },
  '/api/events': { events: [], next: null },
};

/** A gateway whose covers are answered when the test says so. */
function createAnswers() {
  let say: ((message: StreamMessage) => void) | undefined;
  let answer: ((covers: readonly unknown[]) => void) | undefined;
  let end: ((error?: Error) => void) | undefined;
  const asked: (string | undefined)[] = [];
  const api: ApiClient = {
    url: 'http://127.0.0.1:8080',
    async get(path, schema) {
      const document = DOCUMENTS[path.split('?')[0] ?? ''];
      if (document) return schema.parse(document) as never;
      const covers = await new Promise((resolve) => {
        answer = resolve;
      });
      return schema.parse({ covers, next: null }) as never;
    },
    post: () => Promise.reject(new Error('top only looks')),
    stream(lastId, onMessage) {
      asked.push(lastId);
      say = onMessage;
      return new Promise((resolve, reject) => {
        end = (error) => (error ? reject(error) : resolve());
      });
    },
    close: () => undefined,
  };
  return {
    api,
    asked,
    say: (kind: string, data: unknown, id?: string) => say?.({ kind, data, id }),
    isAsked: () => answer !== undefined,
    answer(...covers: readonly unknown[]) {
      answer?.(covers);
      answer = undefined;
    },
    end: (error?: Error) => end?.(error),
  };
}

function startFeed() {
  const answers = createAnswers();
  const messages: Message[] = [];
  const clock = createManualClock(NOW);
  const feed = createFeed({ api: answers.api, clock, random: () => 0, onMessage: (one) => void messages.push(one) });
  onTestFinished(feed.stop);
  const told = () => messages.filter(({ kind }) => kind === 'read' || kind === 'told');
  return { ...answers, clock, told, messages, running: feed.run() };
}

it('tells what came while all was read behind it, since it is newer', async () => {
  const feed = startFeed();
  await until('it follows', 5_000, () => feed.asked.length === 1);
  feed.say('ready', {}, '1.0.0');
  await until('it reads', 5_000, feed.isAsked);
  const open = cover('C-1', { condition: 'open' });
  feed.say('cover', open, '2.0.0');
  feed.say('cover', { cover: 'of another version' });
  feed.answer(cover('C-1'));
  await until('it is told', 5_000, () => feed.told().length === 2);
  expect(feed.told()).toMatchObject([
    { kind: 'read', covers: [{ condition: 'normal' }] },
    { kind: 'told', all: [{ kind: 'cover', cover: { condition: 'open' } }] },
  ]);
});

it('goes on from where it was, and reads all anew where that is not kept any more', async () => {
  const feed = startFeed();
  await until('it follows', 5_000, () => feed.asked.length === 1);
  feed.say('ready', {}, '1.0.0');
  await until('it reads', 5_000, feed.isAsked);
  feed.answer(cover('C-1'));
  await until('it has read', 5_000, () => feed.told().length === 1);
  feed.say('cover', cover('C-2'), '7.0.0');
  feed.end(new Error('the cable is cut'));
  await until('it has noticed', 5_000, () =>
    feed.messages.some((one) => one.kind === 'connection' && one.connection.state === 'lost'),
  );
  feed.clock.advance(1_000);
  await until('it follows again', 5_000, () => feed.asked.length === 2);
  expect(feed.asked).toEqual([undefined, '7.0.0']);
  feed.say('ready', {}, '8.0.0');
  expect(feed.isAsked()).toBe(false);
  feed.say('reset', {}, '9.0.0');
  feed.say('ready', {}, '9.0.0');
  await until('it reads again', 5_000, feed.isAsked);
});

it('ends where waiting does not help', async () => {
  const feed = startFeed();
  await until('it follows', 5_000, () => feed.asked.length === 1);
  feed.end(gatewayError('api-refused', 'the token has expired'));
  await expect(feed.running).rejects.toMatchObject({ code: 'api-refused' });
});
