import { expect, it } from 'vitest';
import { waitFor } from '../../gateway/console/src/live/backoff.ts';
import { createLive } from '../../gateway/console/src/live/live.ts';

/** A stream whose other end is in the hand of the test. */
function line() {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(found) {
      controller = found;
    },
  });
  return {
    response: new Response(body, { headers: { 'content-type': 'text/event-stream' } }),
    write: (text: string) => controller?.enqueue(new TextEncoder().encode(text)),
    end: () => controller?.close(),
  };
}

function rig() {
  let now = 1_000_000;
  const timers: { at: number; run: () => void; gone: boolean }[] = [];
  const asked: (string | null)[] = [];
  const lines: ReturnType<typeof line>[] = [];
  let refuse: number | undefined;
  let ended = 0;
  const live = createLive({
    fetch: async (_path, init) => {
      asked.push(new Headers(init?.headers).get('last-event-id'));
      if (refuse !== undefined) {
        const name = refuse === 401 ? 'unauthorized' : 'too-many-readers';
        return new Response(JSON.stringify({ type: `urn:lidwatch:problem:${name}`, title: '' }), { status: refuse });
      }
      const made = line();
      lines.push(made);
      init?.signal?.addEventListener('abort', () => {
        try {
          made.end();
        } catch {
          // it had ended already
        }
      });
      return made.response;
    },
    now: () => now,
    random: () => 1,
    after(ms, run) {
      const timer = { at: now + ms, run, gone: false };
      timers.push(timer);
      return () => {
        timer.gone = true;
      };
    },
    onUnauthorized: () => {
      ended += 1;
    },
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
  return {
    live,
    asked,
    lines,
    ended: () => ended,
    refuse: (status: number | undefined) => {
      refuse = status;
    },
    settle,
    async advance(ms: number) {
      const end = now + ms;
      for (;;) {
        const due = timers.filter(({ gone, at }) => !gone && at <= end).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        now = Math.max(now, due.at);
        due.gone = true;
        due.run();
        await settle();
      }
      now = end;
    },
  };
}

it('tells messages by their kind, and goes on behind the last one when it comes back', async () => {
  const { live, lines, asked, settle, advance } = rig();
  const heard: unknown[] = [];
  live.on('cover', ({ cover }) => heard.push(cover));
  live.start();
  await settle();
  lines[0]?.write('retry: 2000\n\nevent: cover\nid: 1.0.5\nda');
  lines[0]?.write('ta: {"cover":"C-1"}\n\nevent: cover\ndata: {broken\n\n');
  lines[0]?.write('event: part\ndata: {"part":"store","status":"up","since":"2026-11-27T00:00:00Z"}\n\n');
  await settle();
  expect([heard, live.state.value]).toEqual([['C-1'], 'live']);
  expect(live.parts.value.get('store')?.status).toBe('up');
  lines[0]?.end();
  await settle();
  expect([live.state.value, live.nextAt.value]).toEqual(['lost', 1_001_000]);
  await advance(1_000);
  expect([asked, live.state.value]).toEqual([[null, '1.0.5'], 'live']);
});

it('calls itself silent when not even the comments come, and begins anew', async () => {
  const { live, lines, settle, advance } = rig();
  live.start();
  await settle();
  for (let i = 0; i < 4; i += 1) {
    await advance(15_000);
    lines[0]?.write(': still here\n\n');
    await settle();
  }
  expect(live.state.value).toBe('live');
  await advance(45_000);
  expect(live.state.value).toBe('silent');
  await advance(25_000);
  expect(lines.length).toBeGreaterThan(1);
  expect(live.state.value).toBe('live');
});

it('asks less and less often while it is refused, at once when it is told to, and never again without a session', async () => {
  const { live, asked, refuse, settle, advance, ended } = rig();
  refuse(503);
  live.start();
  await settle();
  expect(live.state.value).toBe('lost');
  await advance(60_000);
  expect(asked.length).toBeLessThan(9);
  const before = asked.length;
  live.tryNow();
  await settle();
  expect(asked.length).toBe(before + 1);
  refuse(401);
  live.tryNow();
  await settle();
  expect([ended(), live.state.value]).toEqual([1, 'idle']);
  await advance(600_000);
  expect(asked.length).toBe(before + 2);
});

it('waits longer from attempt to attempt, up to an end', () => {
  expect([0, 1, 2, 10, 1_000].map((attempt) => waitFor(attempt, () => 1))).toEqual([
    1_000, 2_000, 4_000, 20_000, 20_000,
  ]);
  expect(waitFor(3, () => 0)).toBe(4_000);
});
