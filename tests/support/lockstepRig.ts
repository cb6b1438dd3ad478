import { onTestFinished } from 'vitest';
import { NO_LAYERS } from '../../gateway/src/detect/ruleSettings.ts';
import { createLockstep, type StepAnswer } from '../../gateway/src/lockstep/lockstep.ts';
import { serve } from '../../gateway/src/lockstep/serve.ts';
import type { FakeNode } from './fakeNode.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { createTestLog } from './testLog.ts';

/** 2026-01-01T00:00:00Z */
export const LOCKSTEP_START = Date.UTC(2026, 0, 1);

/** A lockstep gateway in this process: the cover of the n-th node, from 1, is `C-n`. */
export function createLockstepRig(...nodes: readonly Pick<FakeNode, 'node' | 'key'>[]) {
  const lockstep = createLockstep({
    folder: temporaryFolder(),
    covers: nodes.map(({ node, key }, i) => ({ cover: `C-${i + 1}`, node, key })),
    rules: NO_LAYERS,
    heartbeatMs: 43_200_000,
    perNode: { burst: 200, perSecond: 20 },
    log: createTestLog().log,
  });
  onTestFinished(lockstep.close);
  return {
    lockstep,
    step(more: { readonly at: number; readonly [key: string]: unknown }): StepAnswer {
      const answer = lockstep.take({ frames: [], orders: [], ...more });
      if (!('at' in answer)) throw new Error('a step is answered with what came of it');
      return answer;
    },
    /** What the lines are answered with, parsed. `cut`: lengths of the pieces that the input comes in. */
    async ask(text: string, cut = text.length): Promise<readonly Record<string, unknown>[]> {
      const bytes = Buffer.from(text);
      async function* input() {
        for (let at = 0; at < bytes.length; at += cut) yield bytes.subarray(at, at + cut);
      }
      const answers: Record<string, unknown>[] = [];
      await serve({ input: input(), answer: (line) => void answers.push(JSON.parse(line)), lockstep });
      return answers;
    },
  };
}

export const asHex = (frame: Uint8Array): string => Buffer.from(frame).toString('hex');
