import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rylrOnBench } from '../support/modemBench.ts';

/** What can happen on the line between two instants. */
type Step =
  | { readonly kind: 'send' }
  | { readonly kind: 'rest' }
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'restart' }
  | { readonly kind: 'air'; readonly ms: number }
  | { readonly kind: 'reply'; readonly text: string; readonly count: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Step>({ kind: 'send' }) },
  fc.constant<Step>({ kind: 'rest' }),
  fc
    .oneof(
      fc.constantFrom(
        '+ERR=12\r\n+ERR=10\r\n',
        '+ERR=2\r\n',
        '+OK\r\n',
        '+READY\r\n',
        '+RCV=1,3,a\r\n,-9,1\r\n',
        '+RCV=1,90,x',
        '+',
      ),
      fc.string({ unit: 'binary-ascii', maxLength: 30 }),
    )
    .map((text): Step => ({ kind: 'say', text })),
  fc.constant<Step>({ kind: 'restart' }),
  fc.integer({ min: 20, max: 9000 }).map((ms): Step => ({ kind: 'air', ms })),
  fc.record({
    kind: fc.constant('reply' as const),
    text: fc.constantFrom(
      '',
      '+ERR=17\r\n',
      '+ERR=10\r\n',
      '+ERR=12\r\n+ERR=10\r\n',
      '+ERR=5\r\n',
      '+ADDRESS=7\r\n',
      '+O',
    ),
    count: fc.integer({ min: 1, max: 12 }),
  }),
);

const timeline = fc.array(fc.tuple(step, fc.integer({ min: 0, max: 6000 })), { minLength: 1, maxLength: 25 });

describe('whatever a module and its line do', () => {
  it('each frame is answered once, within 18 s, and what was answered with true was on the air', () => {
    fc.assert(
      fc.property(timeline, (steps) => {
        const { time, module, modem, air } = rylrOnBench();
        let replies: { text: string; count: number } | null = null;
        module.intercept(() => {
          if (!replies || replies.count === 0) return undefined;
          replies.count -= 1;
          return replies.text;
        });
        // a +OK out of nothing cannot be told from a real one: only then may an answer claim too much
        const forged = steps.some(([one]) => one.kind === 'say' && one.text.includes('+O'));
        const asked: number[] = [];
        const answered: number[] = [];
        const givenUp = new Set<string>();
        let number = 0;
        function send(onDone: (sent: boolean) => void): void {
          const frame = Buffer.from([++number >> 8, number & 255, 0x2c, 0x0d, 0x0a]);
          const at = asked.length;
          const wasAt = time.now();
          if (!modem.send(frame, frame.length, done, 0)) {
            // refused only while another is under way
            expect(answered.length).toBeLessThan(asked.length);
            return;
          }
          asked.push(wasAt);
          function done(sent: boolean): void {
            expect(answered).toHaveLength(at);
            answered.push(time.now());
            expect(time.now() - wasAt).toBeLessThanOrEqual(18_000);
            const hex = frame.toString('hex');
            if (!sent) givenUp.add(hex);
            // +OK names no frame: that of one which was given up while it was on the air may come during the next
            const isLate = givenUp.has(air.at(-1) ?? '');
            if (sent && !forged && !isLate) expect(air).toContain(hex);
            onDone(sent);
          }
        }
        for (const [one, after] of steps) {
          if (one.kind === 'send') send(() => {});
          else if (one.kind === 'rest') modem.rest();
          else if (one.kind === 'say') module.say(one.text);
          else if (one.kind === 'restart') module.restart();
          else if (one.kind === 'air') module.airTime(one.ms);
          else replies = { text: one.text, count: one.count };
          time.advance(after);
        }
        time.advance(18_000);
        expect(answered).toHaveLength(asked.length);

        // once the disturbance is over, the next frame arrives
        replies = null;
        module.airTime(60);
        // a try that was under way when its frame was handed back may still end on the air
        time.advance(9000);
        air.length = 0;
        const sent: boolean[] = [];
        send((ok) => sent.push(ok));
        time.advance(18_000);
        expect(sent).toEqual([true]);
        expect(air).toHaveLength(1);
      }),
      {
        numRuns: 1000,
        // a frame whose +OK comes 7.7 s later, a millisecond behind the sending of the next one
        examples: [
          [
            [
              [{ kind: 'send' }, 0],
              [{ kind: 'restart' }, 215],
              [{ kind: 'air', ms: 7684 }, 4688],
              [{ kind: 'restart' }, 5474],
              [{ kind: 'restart' }, 4001],
              [{ kind: 'say', text: '+ERR=12\r\n+ERR=10\r\n' }, 1917],
              [{ kind: 'send' }, 705],
              [{ kind: 'send' }, 0],
            ],
          ],
        ],
      },
    );
  });
});
